import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readContract, tokensOf, valueAt } from '../../../src/contracts/index.ts'
import { resolveFromFolder } from '../../support/folder-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe

/** What the manifest calls a file, and what reading it has to answer: a format or an error code. */
function expectedOf(kind: string, version: string): string | undefined {
  switch (kind) {
    case 'openapi':
      return `openapi-${version.split('.').slice(0, 2).join('.')}`
    case 'asyncapi':
      return version.startsWith('1.') ? 'not-a-contract' : `asyncapi-${version.charAt(0)}`
    case 'openapi-fragment':
    case 'asyncapi-fragment':
      return 'part'
    case 'avro':
    case 'graphql':
      return kind
    case 'proto':
      return 'protobuf'
    case 'jsonschema':
      return version === 'none' ? 'not-a-contract' : 'json-schema'
    default:
      return undefined
  }
}

describeWithShared('every file of the corpus that is no XML', () => {
  test('is read as what it is, in time, and every place in its summary resolves', async () => {
    const folder = path.join(shared ?? '', 'corpus')
    const files = readFileSync(path.join(folder, 'MANIFEST.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .flatMap(([name = '', kind = '', version = '']) => {
        const expected = expectedOf(kind, version)
        return expected === undefined ? [] : [{ name, expected }]
      })
    expect(files.length).toBeGreaterThan(350)
    for (const { name, expected } of files) {
      const file = path.join(folder, name)
      const stored = readFileSync(file)
      const bytes = name.endsWith('.gz') ? gunzipSync(stored) : stored
      const started = performance.now()
      const contract = await readContract({
        entry: { name: file, bytes },
        resolve: resolveFromFolder,
      })
      expect([name, performance.now() - started < 20_000]).toEqual([name, true])
      const answer = contract.readable ? contract.format : contract.error.code
      if (expected === 'part') {
        // A schema by itself is one; parts of other kinds are told from contracts.
        expect([name, answer]).toEqual([
          name,
          expect.stringMatching(/^(?:json-schema|not-a-contract)$/),
        ])
      } else {
        expect([name, answer]).toEqual([name, expected])
      }
      if (!contract.readable || contract.model.kind !== 'openapi') continue
      const { model, summary } = contract
      for (const { location } of [...summary.operations, ...summary.types, ...summary.messages]) {
        const document = model.documents.find(({ source }) => source.name === location.file)
        const tokens = tokensOf(location.pointer) ?? []
        expect([name, valueAt(document?.value, tokens) === undefined]).toEqual([name, false])
      }
    }
  }, 240_000)
})
