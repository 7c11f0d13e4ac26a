import { colours } from '../../../src/cli/reporters/colours.ts'
import { stylishReporter } from '../../../src/cli/reporters/stylish-reporter.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import { exampleText, judgeText, reportOf } from '../../support/sample-results.ts'

test('what several rules say of one place stands there once, with all of them', async () => {
  const leavingOut = exampleText('orders-rpc.wsdl').replace(
    'namespace="http://example.com/orders/place"',
    'parts="article" namespace="http://example.com/orders/place"',
  )
  const packs = [shippedPack('ws-i-ssbp-1.0')].filter((pack) => pack !== undefined)
  const judged = await judgeText('orders.wsdl', leavingOut, packs)
  const report = reportOf(stylishReporter(colours(false)), [judged])
  const lines = report.split('\n').filter((line) => line.includes(' leaves out '))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/ {2}BP2114, SSBP2209$/)
  expect(report).toMatch(/; 0 errors, 2 warnings,/)
})
