import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { lintContract } from '../../../src/rules/index.ts'
import { defaultPolicyIds, shippedPack } from '../../../src/shipped/packs.ts'
import { readLocalContract } from '../../support/local-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe

/**
 * The files with errors, each looked at by eye: GitHub's schema defines two fields twice, and the others are
 * no contracts by themselves.
 */
const EXPECTED = {
  fail: { 'graphql/github/schema.graphql': ['graphql-valid', 'graphql-valid'] },
  unreadable: [
    'asyncapi/asyncapi-spec/social-media/common/messages.yaml',
    'asyncapi/asyncapi-spec/social-media/common/parameters.yaml',
    'asyncapi/asyncapi-spec/social-media/common/schemas.yaml',
    'asyncapi/asyncapi-spec/social-media/common/servers.yaml',
    'asyncapi/slack/slack_events_api_async_v1.json',
    'jsonschema/schemastore/xunit-2.3.json',
  ],
}

describeWithShared('the contracts of further formats in the corpus', () => {
  const corpus = join(shared ?? '', 'corpus')

  test('are judged in time, and only those fail that are wrong', async () => {
    const fail: Record<string, readonly string[]> = {}
    const unreadable: string[] = []
    const slow: string[] = []
    const stopped: string[] = []
    let judged = 0
    for (const path of filesIn(corpus)) {
      const started = performance.now()
      const contract = await readLocalContract(join(corpus, path))
      const packs = defaultPolicyIds(contract.format).flatMap((id) => shippedPack(id) ?? [])
      const result = await lintContract(contract, { source: path, packs })
      if (performance.now() - started > 5_000) slow.push(path)
      judged += 1
      if (result.verdict === 'unreadable') unreadable.push(path)
      if (result.verdict === 'fail') fail[path] = result.findings.map(({ rule }) => rule)
      const reasons = result.policies.flatMap(({ notEvaluated }) => notEvaluated)
      if (reasons.some(({ reason }) => reason.includes('stopped'))) stopped.push(path)
    }
    expect(judged).toBeGreaterThan(90)
    expect(fail).toEqual(EXPECTED.fail)
    expect(unreadable.sort()).toEqual(EXPECTED.unreadable)
    expect(slow).toEqual([])
    expect(stopped).toEqual([])
  }, 120_000)
})

function filesIn(corpus: string): readonly string[] {
  return ['asyncapi', 'avro', 'graphql', 'jsonschema', 'proto'].flatMap((folder) =>
    readdirSync(join(corpus, folder), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.(?:json|ya?ml|avsc|graphql|gql|proto)$/.test(entry.name),
      )
      .map((entry) => join(entry.parentPath, entry.name).slice(corpus.length + 1)),
  )
}
