import SwaggerParser from '@apidevtools/swagger-parser'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readContract, tokensOf, valueAt } from '../../../src/contracts/index.ts'
import type { Contract } from '../../../src/contracts/index.ts'
import { openApiRules } from '../../../src/rules/openapi/open-api-rules.ts'
import { runRules } from '../../../src/rules/run-rules.ts'
import { resolveFromFolder } from '../../support/folder-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe

/** Each was looked at, and the specification forbids it; all other descriptions have no finding. */
const FINDINGS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'openapi/directory/jira.local.json': { 'openapi-path-unique': 2 },
  'openapi/directory/opensuse.org/obs.json': { 'openapi-schema': 2 },
  'openapi/github/api.github.com.json.gz': { 'openapi-path-unique': 2 },
  'openapi/readme-oas-examples/3.0/json/openapi-workshop/post.json': { 'openapi-schema': 1 },
  'openapi/readme-oas-examples/3.0/json/schema-types.json': { 'openapi-array-items': 1 },
  'openapi/readme-oas-examples/3.0/yaml/parameters-common.yaml': { 'openapi-path-params': 1 },
  'openapi/readme-oas-examples/3.0/yaml/response-http-behavior.yaml': {
    'openapi-security-defined': 3,
  },
  'openapi/redocly/packages/core/src/decorators/__tests__/fixtures/filter-in/openapi.yaml': {
    'openapi-schema': 1,
  },
  'openapi/redocly/resources/petstore-with-errors.yaml': {
    'openapi-schema': 7,
    'openapi-path-params': 1,
    'openapi-unavailable-file': 1,
  },
  'openapi/redocly/tests/e2e/build-docs/redoc-sri/openapi.yaml': { 'openapi-schema': 1 },
  'openapi/redocly/tests/e2e/bundle/bundle-oas3_2/openapi.yaml': {
    'openapi-schema': 2,
    'openapi-unavailable-file': 1,
  },
  'openapi/x-road/duplicateendpoint.yaml': { 'openapi-schema': 1, 'openapi-duplicate-key': 1 },
  'openapi/x-road/valid.json': { 'openapi-schema': 1 },
  'openapi/x-road/valid.yaml': { 'openapi-schema': 1 },
  'openapi/x-road/valid_modified.yaml': { 'openapi-schema': 1 },
  'openapi/x-road/warnings.yml': { 'openapi-path-params': 8, 'openapi-server-variables': 1 },
  'openapi/zally/api_tinbox.yaml': { 'openapi-schema': 2, 'openapi-operation-id-unique': 1 },
  'openapi/zally/no_title.yaml': { 'openapi-schema': 1 },
  'openapi/zally/successResponseAsJsonObjectInvalid.json': {
    'openapi-schema': 1,
    'openapi-unresolved-ref': 2,
  },
  'openapi/zally/swagger2_fashionstore.json': { 'openapi-unavailable-file': 1 },
  'openapi/zally/zally-api.yaml': { 'openapi-unavailable-file': 1 },
  'openapi-pairs/github-api-18-22/new.json.gz': { 'openapi-path-unique': 2 },
  'openapi-pairs/openapidiff-add-endpoint/new.yaml': { 'openapi-path-unique': 1 },
  'openapi-pairs/openapidiff-request-diff/new.yaml': { 'openapi-operation-id-unique': 2 },
  'openapi-pairs/openapidiff-request-diff/old.yaml': { 'openapi-operation-id-unique': 2 },
  'openapi-pairs/openapidiff-security-diff/new.yaml': { 'openapi-operation-id-unique': 2 },
  'openapi-pairs/openapidiff-security-diff/old.yaml': { 'openapi-operation-id-unique': 2 },
}

/** What swagger-parser reads in a reasonable time, and the rules for what it looks at. */
const ORACLE_BYTES = 200_000
const ORACLE_RULES = new Set(['openapi-schema', 'openapi-unresolved-ref', 'openapi-duplicate-key'])

async function acceptsWhole(file: string): Promise<boolean> {
  try {
    await SwaggerParser.validate(file, { resolve: { http: false } })
    return true
  } catch {
    return false
  }
}

describeWithShared('the descriptions of the corpus', () => {
  const folder = path.join(shared ?? '', 'corpus')

  test('have the findings that they should have, at places that exist, and no others', async () => {
    const found: Record<string, Record<string, number>> = {}
    const disagreements: string[] = []
    for (const name of filesIn(folder, 'openapi', 'openapi-pairs')) {
      const contract = await read(path.join(folder, name))
      if (contract === undefined) continue
      const outcomes = await runRules(contract, openApiRules)
      for (const { rule, problems } of outcomes) {
        for (const { at } of problems) {
          expect([name, rule.id, resolves(contract, at)]).toEqual([name, rule.id, true])
          const counts = (found[name] ??= {})
          counts[rule.id] = (counts[rule.id] ?? 0) + 1
        }
      }
      // The oracle knows nothing of 3.2.
      if (contract.format === 'openapi-3.2') continue
      const bytes = contract.files[0]?.bytes.length ?? Infinity
      if (bytes > ORACLE_BYTES || Object.hasOwn(found[name] ?? {}, 'openapi-unavailable-file'))
        continue
      const accepted = Object.keys(found[name] ?? {}).every((rule) => !ORACLE_RULES.has(rule))
      if ((await acceptsWhole(path.join(folder, name))) !== accepted) disagreements.push(name)
    }
    expect(found).toEqual(FINDINGS)
    expect(disagreements).toEqual([])
  }, 300_000)
})

function filesIn(folder: string, ...parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) =>
    readdirSync(path.join(folder, part), { recursive: true, encoding: 'utf8' })
      .map((name) => `${part}/${name}`)
      .filter((name) => /\.(?:json|ya?ml)(?:\.gz)?$/.test(name))
      .sort(),
  )
}

/** A description that `openapi-core` judges; undefined for all else. */
async function read(file: string): Promise<Contract | undefined> {
  const stored = readFileSync(file)
  const bytes = file.endsWith('.gz') ? gunzipSync(stored) : stored
  const contract = await readContract({ entry: { name: file, bytes }, resolve: resolveFromFolder })
  if (!contract.readable || contract.model.kind !== 'openapi') return undefined
  return contract
}

function resolves({ model }: Contract, at: { readonly file: string; readonly pointer: string }) {
  if (model.kind !== 'openapi') return false
  const document = model.documents.find(({ source }) => source.name === at.file)
  return valueAt(document?.value, tokensOf(at.pointer) ?? []) !== undefined
}
