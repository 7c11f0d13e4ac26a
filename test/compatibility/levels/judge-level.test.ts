import {
  compareContracts,
  judgeLevel,
  partsOfLevel,
  REQUIRED_LEVELS,
  type ComparedVersion,
} from '../../../src/compatibility/index.ts'
import { readContract } from '../../../src/contracts/index.ts'

async function contractWith(properties: string) {
  const text = `openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      responses:
        '200':
          description: Pets.
          content:
            application/json:
              schema: { type: object, properties: { ${properties} } }
`
  return readContract({ entry: { name: 'pets.yaml', bytes: new TextEncoder().encode(text) } })
}

/** The mode README's example: removed in 2, added with another type in 3. */
const VERSIONS = {
  '1.0.0': 'id: { type: string }, tag: { type: string }',
  '1.1.0': 'id: { type: string }',
  '1.2.0': 'id: { type: string }, tag: { type: number }',
}
type Version = keyof typeof VERSIONS

async function against(now: Version, ...earlier: readonly Version[]) {
  return Promise.all(
    earlier.map(async (version): Promise<ComparedVersion> => ({
      version,
      comparison: compareContracts(
        { source: version, contract: await contractWith(VERSIONS[version]) },
        { source: now, contract: await contractWith(VERSIONS[now]) },
        { asOf: '2027-01-01' },
      ),
    })),
  )
}

describe('a required level', () => {
  it('knows what the seven levels ask for', () => {
    expect(
      REQUIRED_LEVELS.map((level) => [
        level,
        partsOfLevel(level).direction,
        partsOfLevel(level).isTransitive,
      ]),
    ).toEqual([
      ['none', undefined, false],
      ['backward', 'backward', false],
      ['backward-transitive', 'backward', true],
      ['forward', 'forward', false],
      ['forward-transitive', 'forward', true],
      ['full', 'full', false],
      ['full-transitive', 'full', true],
    ])
  })

  it('is met by a first version', () => {
    expect(judgeLevel('full-transitive', '1.0.0', [])).toMatchObject({
      verdict: 'compatible',
      against: [],
      recommendedBump: undefined,
      advice: undefined,
    })
  })

  it('asks about the newest of the earlier versions alone unless it is transitive', async () => {
    const report = judgeLevel('backward', '1.2.0', await against('1.2.0', '1.1.0', '1.0.0'))
    expect(report.verdict).toBe('compatible')
    expect(report.against.map(({ version }) => version)).toEqual(['1.1.0'])
    expect(report.changes.map(({ id, against: versions }) => [id, versions])).toEqual([
      ['response-optional-property-added', ['1.1.0']],
    ])
    expect(report.advice).toEqual({ kind: 'honest' })
  })

  it('finds, over all earlier versions, what no step broke', async () => {
    const compared = await against('1.2.0', '1.1.0', '1.0.0')
    const report = judgeLevel('backward-transitive', '1.2.0', compared)
    expect(report.verdict).toBe('breaking')
    expect(report.against.map(({ version, verdict }) => [version, verdict])).toEqual([
      ['1.1.0', 'compatible'],
      ['1.0.0', 'breaking'],
    ])
    const breaking = report.changes.filter(({ level }) => level === 'error')
    expect(breaking.map(({ id, against: versions }) => [id, versions])).toEqual([
      ['response-property-type-changed', ['1.0.0']],
    ])
  })

  it('names a change once with all the versions that have it before them', async () => {
    const compared = await against('1.1.0', '1.0.0', '1.0.0')
    const [first, second] = compared
    if (first === undefined || second === undefined) throw new Error('two were asked for')
    const report = judgeLevel('full-transitive', '1.1.0', [
      { ...first, version: '1.0.1' },
      { ...second, version: '1.0.0' },
    ])
    expect(report.changes.map(({ id, against: versions }) => [id, versions])).toEqual([
      ['response-optional-property-removed', ['1.0.1', '1.0.0']],
    ])
    expect(report.advice).toEqual({ kind: 'honest' })
  })

  it('asks nothing as none', async () => {
    const report = judgeLevel('none', '1.2.0', await against('1.2.0', '1.0.0'))
    expect([report.verdict, report.against, report.changes]).toEqual(['compatible', [], []])
  })

  it('is open when a version could not be compared, and says which', async () => {
    const [compared] = await against('1.1.0', '1.0.0')
    if (compared === undefined) throw new Error('one was asked for')
    const gap = { reason: 'It took too long.', oldLocation: undefined, newLocation: undefined }
    const report = judgeLevel('backward', '3.0.0', [
      { ...compared, comparison: { ...compared.comparison, notCompared: [gap] } },
    ])
    expect(report.verdict).toBe('indeterminate')
    expect(report.notCompared.map(({ reason, against: version }) => [reason, version])).toEqual([
      ['It took too long.', '1.0.0'],
    ])
    // What could not be compared may deserve the step.
    expect(report.advice).toBeUndefined()
  })
})
