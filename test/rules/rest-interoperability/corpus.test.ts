import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readContract, tokensOf, valueAt } from '../../../src/contracts/index.ts'
import type { Contract } from '../../../src/contracts/index.ts'
import { restInteroperabilityRules } from '../../../src/rules/rest-interoperability/rest-interoperability-rules.ts'
import { runRules } from '../../../src/rules/run-rules.ts'
import { resolveFromFolder } from '../../support/folder-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe

/** Descriptions that break a requirement of the level must, each looked at; all others of 187 conform. */
const ERRORS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'directory/docker.com/engine.json': { RI1004: 2 },
  'directory/gitea.io.json': { RI1004: 2 },
  'directory/gitlab.com.json': { RI1001: 3 },
  'directory/keycloak.local.json': { RI6002: 1 },
  'directory/mailchimp.com.json.gz': { RI1004: 2, RI2006: 25 },
  'directory/notion.com.json': { RI1001: 2, RI1013: 1 },
  'directory/opensuse.org/obs.json': { RI4007: 6 },
  'directory/sendgrid.com.json': { RI1004: 42, RI6002: 1 },
  'directory/vimeo.com.json': { RI1004: 6 },
  'readme-oas-examples/2.0/json/petstore.json': { RI6002: 1, RI6009: 1 },
  'readme-oas-examples/2.0/yaml/petstore-simple.yaml': { RI6002: 1, RI6009: 1 },
  'readme-oas-examples/3.0/json/callbacks.json': { RI1004: 1 },
  'readme-oas-examples/3.0/json/parameters-style.json': { RI4007: 2 },
  'readme-oas-examples/3.0/json/petstore.json': { RI6002: 1, RI6009: 1 },
  'readme-oas-examples/3.0/json/readme-extensions.json': { RI6009: 1 },
  'readme-oas-examples/3.0/json/response-examples.json': { RI1004: 1, RI2001: 1 },
  'readme-oas-examples/3.0/json/response-schemas.json': { RI1001: 1 },
  'readme-oas-examples/3.0/json/schema-enums.json': { RI1001: 1 },
  'readme-oas-examples/3.0/json/schema-types.json': { RI7009: 3 },
  'readme-oas-examples/3.0/yaml/response-http-behavior.yaml': { RI6002: 1 },
  'readme-oas-examples/3.0/yaml/security-multiple.yaml': { RI6004: 1, RI6009: 6 },
  'readme-oas-examples/3.0/yaml/security.yaml': { RI6004: 2, RI6009: 10 },
  'readme-oas-examples/3.1/json/parameters-style.json': { RI1001: 1, RI4007: 2 },
  'readme-oas-examples/3.1/json/petstore.json': { RI6002: 1, RI6009: 1 },
  'readme-oas-examples/3.1/json/readme-extensions.json': { RI6009: 1 },
  'readme-oas-examples/3.1/json/schema-types.json': { RI3009: 3, RI7009: 3 },
  'readme-oas-examples/3.1/yaml/security.yaml': { RI6004: 2, RI6009: 10 },
  'redocly/resources/pets.yaml': { RI6009: 1 },
  'redocly/resources/petstore-with-errors.yaml': { RI1001: 1, RI4007: 1 },
}

describeWithShared('the descriptions of the corpus', () => {
  const folder = path.join(shared ?? '', 'corpus', 'openapi')

  test('break what must hold where they should, and every finding has a place that exists', async () => {
    const errors: Record<string, Record<string, number>> = {}
    for (const name of descriptionsIn(folder)) {
      const contract = await read(path.join(folder, name))
      if (contract === undefined) continue
      for (const { rule, problems, unjudged } of await runRules(
        contract,
        restInteroperabilityRules,
      )) {
        expect([name, rule.id, unjudged]).toEqual([name, rule.id, []])
        const lost = problems.filter(({ at }) => !resolves(contract, at))
        expect([name, rule.id, lost]).toEqual([name, rule.id, []])
        if (rule.severity !== 'error' || problems.length === 0) continue
        errors[name] = { ...errors[name], [rule.id]: problems.length }
      }
    }
    expect(errors).toEqual(ERRORS)
  }, 300_000)
})

function descriptionsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|ya?ml)(?:\.gz)?$/.test(name))
    .sort()
}

async function read(file: string): Promise<Contract | undefined> {
  const stored = readFileSync(file)
  const bytes = file.endsWith('.gz') ? gunzipSync(stored) : stored
  const contract = await readContract({ entry: { name: file, bytes }, resolve: resolveFromFolder })
  return contract.readable && contract.model.kind === 'openapi' ? contract : undefined
}

function resolves({ model }: Contract, at: { readonly file: string; readonly pointer: string }) {
  if (model.kind !== 'openapi') return false
  const document = model.documents.find(({ source }) => source.name === at.file)
  return valueAt(document?.value, tokensOf(at.pointer) ?? []) !== undefined
}
