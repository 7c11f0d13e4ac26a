import { readFileSync } from 'node:fs'
import path from 'node:path'
import { SummaryCount } from '../../src/cli/reporters/lint-report.ts'
import type { Reporter } from '../../src/cli/reporters/reporter.ts'
import type { Judged } from '../../src/cli/reporters/judged.ts'
import { LinesOfFiles } from '../../src/cli/reporters/source-lines.ts'
import { readContract } from '../../src/contracts/index.ts'
import { packageRoot } from '../../src/package-root.ts'
import { lintContract, type LintOptions, type RulePack } from '../../src/rules/index.ts'

/** Judges text as the command does, under a name that depends on no machine. */
export async function judgeText(
  name: string,
  text: string,
  policies: readonly RulePack[],
  options: Partial<LintOptions> = {},
): Promise<Judged> {
  const entry = { name, bytes: Buffer.from(text) }
  const contract = await readContract({ entry })
  const result = await lintContract(contract, { source: name, packs: policies, ...options })
  return { result, sources: new LinesOfFiles([entry]) }
}

/** The whole report over some results. */
export function reportOf(reporter: Reporter, judged: readonly Judged[]): string {
  const count = new SummaryCount()
  const parts = judged.flatMap((one) => {
    count.add(one)
    return reporter.result(one)
  })
  return [reporter.begin(), ...parts, reporter.end(count.total)].join('')
}

/** A contract of `specs/examples`. */
export function exampleText(name: string): string {
  return readFileSync(path.join(packageRoot, 'specs/examples', name), 'utf8')
}

/** Rules that do not change with the policies that ship, so that reports over them stay as they were read. */
function packOf(id: string, rules: readonly string[]): RulePack {
  return {
    id,
    version: '1.0.0',
    title: id,
    description: id,
    formats: ['wsdl-1.1'],
    includes: [],
    rules: rules.map((rule) => ({ id: rule, severity: 'error' })),
  }
}

/** One result of each kind: pass, fail, waived, with a baseline, in part and wholly not judged, unreadable. */
export async function sampleResults(): Promise<readonly Judged[]> {
  const orders = exampleText('orders-document.wsdl')
  const faulty = orders
    .replace('soap/http"/>', 'soap/smtp"/>')
    .replace(
      '<soap:body parts="number" use="literal"/>',
      '<soap:body parts="number" use="encoded"/>',
    )
  const structure = packOf('structure', ['wsdl-unique-name', 'wsdl-part-defined'])
  const soap = packOf('soap', ['BP2404', 'BP2406', 'BP2012', 'BP2019', 'BP2115', 'BP2102'])
  const policies = [structure, soap]
  const failing = await judgeText('contracts/orders.wsdl', faulty, policies)
  const [first, ...others] = failing.result.findings
  const waivers = new Map([
    [first?.fingerprint ?? '', { id: 'W-1', until: '2027-01-31', reason: 'Ends | in <spring>.' }],
  ])
  return [
    await judgeText('contracts/clean.wsdl', orders, policies),
    failing,
    await judgeText('contracts/waived & partly.wsdl', faulty, policies, { waivers }),
    await judgeText('contracts/known.wsdl', faulty, policies, {
      baseline: new Map(others.map(({ fingerprint }) => [fingerprint, 1])),
    }),
    await judgeText('contracts/types.wsdl', exampleText('orders-interface.wsdl'), [soap]),
    await judgeText('contracts/parcels.yaml', exampleText('parcels-3.0.yaml'), [structure]),
    await judgeText('contracts/cut.yaml', 'openapi: 3.0.3\npaths: {"\u001b[31m\n', []),
  ]
}
