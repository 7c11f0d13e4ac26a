import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract } from '../../../src/contracts/index.ts'
import { packageRoot } from '../../../src/package-root.ts'

const read = (bytes: Uint8Array) => readContract({ entry: { name: 'api', bytes } })
const readText = (text: string) => read(Buffer.from(text))

/** Longer than any of these takes on a busy machine, and far less than something unbounded would. */
const BOUND_MS = 10_000

describe('input that is made to cost much is refused, in bounded time', () => {
  test.each<[name: string, text: () => string, code: string]>([
    ['deep JSON lists', () => '['.repeat(5_000_000), 'too-deep'],
    ['deep JSON objects', () => '{"a":'.repeat(1_000_000), 'too-deep'],
    [
      'deep JSON that is closed',
      () => `${'[['.repeat(500_000)}1${']]'.repeat(500_000)}`,
      'too-deep',
    ],
    ['deep YAML lists', () => 'a: '.concat('['.repeat(1_000_000)), 'too-deep'],
    ['deep YAML blocks', () => '- '.repeat(1_000_000), 'too-deep'],
    [
      'deep YAML mappings',
      () => Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      'too-deep',
    ],
    ['an alias bomb', () => aliasBomb(9, 10), 'alias-limit'],
    [
      'a quadratic alias bomb',
      () => `a: &a [${'x, '.repeat(20_000)}]\nb: [${'*a, '.repeat(20_000)}]`,
      'alias-limit',
    ],
    ['a merge bomb', () => mergeBomb(), 'alias-limit'],
    ['aliases nested in each other', () => aliasBomb(300, 1), 'too-deep'],
    ['too many JSON values', () => `[${'0,'.repeat(5_000_001)}0]`, 'too-many-nodes'],
    ['too many YAML values', () => '- a\n'.repeat(5_000_001), 'too-many-nodes'],
    ['fifty megabytes', () => 'a'.repeat(50_000_000), 'too-large'],
    ['forty megabytes of one line', () => 'a'.repeat(40_000_000), 'not-a-contract'],
    ['forty megabytes of comments', () => '# x\n'.repeat(10_000_000), 'too-many-nodes'],
    ['twenty megabytes of XML', () => `<a>${'x'.repeat(20_000_000)}</a>`, 'too-large'],
    [
      'elements and nothing else',
      () => '<a/>'.repeat(4_000_000).replace('/', ''),
      'too-many-nodes',
    ],
    ['an open text', () => `{"a": "${'x'.repeat(5_000_000)}`, 'json-not-well-formed'],
    ['an open YAML text', () => `a: "${'x\n '.repeat(500_000)}`, 'yaml-not-well-formed'],
    ['backslashes', () => `{"a": "${'\\'.repeat(5_000_001)}`, 'json-not-well-formed'],
  ])('%s', async (_, text, code) => {
    const start = performance.now()
    const contract = await readText(text())
    expect(contract).toMatchObject({ readable: false, error: { code } })
    expect(performance.now() - start).toBeLessThan(BOUND_MS)
  })

  function aliasBomb(levels: number, width: number): string {
    const lines = ['a0: &a0 [x]']
    for (let level = 1; level <= levels; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(width)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      )
    }
    return lines.join('\n')
  }

  function mergeBomb(): string {
    const members = Array.from({ length: 2_000 }, (_, index) => `k${index}: 1`).join(', ')
    return `a: &a {${members}}\nb: [${'{<<: *a}, '.repeat(2_000)}]`
  }
})

describe('no bytes make the reader throw', () => {
  const seeds = ['parcels-3.0.yaml', 'parcels-3.1.yaml', 'parcels-2.0.json'].map((name) =>
    readFileSync(path.join(packageRoot, 'specs/examples', name)),
  )

  /** A copy with bytes replaced, removed or repeated. */
  const mutated = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), fc.nat({ max: 255 })), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([seed, edits]) => {
      let bytes = Buffer.from(seed)
      for (const [at, kind, byte] of edits) {
        const offset = at % bytes.length
        if (kind === 0) bytes[offset] = byte
        else if (kind === 1)
          bytes = Buffer.concat([
            bytes.subarray(0, offset),
            bytes.subarray(offset + 1 + (byte % 9)),
          ])
        else
          bytes = Buffer.concat([
            bytes.subarray(0, offset),
            Buffer.from([byte]),
            bytes.subarray(Math.max(0, offset - 20)),
          ])
      }
      return bytes
    })

  test('a contract with bytes changed is read or refused with a code and a place', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (bytes) => {
        const contract = await read(bytes)
        if (contract.readable) return
        expect(contract.error).toMatchObject({
          code: expect.stringMatching(/^[a-z-]+$/) as string,
          message: expect.stringMatching(/\.$/) as string,
        })
      }),
      { numRuns: 1_500 },
    )
  })

  test('neither do any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await read(bytes)
      }),
      { numRuns: 1_000 },
    )
  })
})
