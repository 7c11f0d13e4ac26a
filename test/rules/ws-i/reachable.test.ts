import { findRule, lintContract, type RulePack } from '../../../src/rules/index.ts'
import { shippedPack, shippedPackIds } from '../../../src/shipped/packs.ts'
import { exampleContract } from '../../support/example-contracts.ts'

/** Assertions that no contract fails, and why. */
const NEVER_BROKEN = [
  'BP2701', // a document with another root is no WSDL 1.1, so that nothing would judge it
  'BP2011', // a schema in another version of XML fails its prerequisite BP2102, too, as with the analyzer
]

const PACKS = shippedPackIds()
  .filter((id) => id.startsWith('ws-i-'))
  .flatMap((id) => shippedPack(id) ?? [])

/** Results of one assertion of a pack on the examples of its rule, those that keep it or those that break it. */
async function resultsOf(pack: RulePack, id: string, name: string, broken: boolean) {
  const examples = findRule(id)?.examples.filter(({ at }) => (at !== undefined) === broken) ?? []
  const results: (string | undefined)[] = []
  for (const example of examples) {
    const contract = await exampleContract(example)
    const { assertions } = await lintContract(contract, {
      source: example.contract,
      packs: [pack],
      assertions: true,
    })
    results.push(assertions?.[pack.id]?.[name])
  }
  return results
}

test.each(PACKS.map((pack) => [pack.id, pack] as const))(
  'each assertion of %s about descriptions is kept by an example and broken by another',
  async (_, pack) => {
    const wrong: string[] = []
    for (const { id, name = id, assertion } of pack.rules) {
      if (findRule(id)?.family !== 'xml') continue
      const kept = await resultsOf(pack, id, name, false)
      const broken = await resultsOf(pack, id, name, true)
      const isReport = assertion === 'informational'
      const [keeps, breaks] = isReport
        ? [['notApplicable'], ['passed']]
        : [['passed'], [assertion === 'required' ? 'failed' : 'warning']]
      if (!kept.some((result) => keeps.includes(result ?? ''))) wrong.push(`${name} is never kept`)
      if (NEVER_BROKEN.includes(id)) continue
      if (!broken.some((result) => breaks.includes(result ?? '')))
        wrong.push(`${name} is never broken, but ${broken.join(', ')}`)
    }
    expect(wrong).toEqual([])
  },
  60_000,
)
