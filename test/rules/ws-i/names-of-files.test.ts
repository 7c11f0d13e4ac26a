import { readContract, type Contract } from '../../../src/contracts/index.ts'
import { lintContract, RULES } from '../../../src/rules/index.ts'
import { shippedPack, shippedPackIds } from '../../../src/shipped/packs.ts'
import { exampleContract } from '../../support/example-contracts.ts'

const packs = shippedPackIds()
  .filter((id) => id.startsWith('ws-i-'))
  .flatMap((id) => shippedPack(id) ?? [])

/** The same documents, of which the entry lies elsewhere under another name. */
async function renamed({ files, summary }: Contract): Promise<Contract> {
  const [entry, ...others] = files
  if (entry === undefined) throw new Error('A contract has a file at least.')
  const contract = await readContract({
    entry: { ...entry, name: 'elsewhere/of-no-meaning.xml' },
    resolve: (uri) => {
      const { resolved, problem, builtIn } = summary.imports.find((one) => one.uri === uri) ?? {}
      const file = others.find(({ name }) => name === resolved?.file)
      if (file !== undefined) {
        return Promise.resolve({
          kind: 'found',
          file: { ...file, name: `elsewhere/${others.indexOf(file)}` },
        })
      }
      const reason = (problem ?? builtIn)?.reason ?? 'nothing imports it'
      return Promise.resolve({ kind: 'missing', reason })
    },
  })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

async function judge(contract: Contract) {
  const result = await lintContract(contract, { source: 'any', packs, assertions: true })
  const { verdict, assertions, findings } = result
  return { verdict, assertions, found: findings.map(({ rule, message }) => `${rule} ${message}`) }
}

test('the names of files decide nothing: every example has the same results under another name', async () => {
  const examples = RULES.filter(({ family }) => family === 'xml').flatMap((rule) => rule.examples)
  const seen = new Set<string>()
  for (const example of examples) {
    const { contract, edit = [], file = '' } = example
    const key = [contract, file, ...edit].join('\n')
    if (!contract.endsWith('.wsdl') || seen.has(key)) continue
    seen.add(key)
    const original = await exampleContract(example)
    expect([key, await judge(await renamed(original))]).toEqual([key, await judge(original)])
  }
  expect(seen.size).toBeGreaterThan(100)
})
