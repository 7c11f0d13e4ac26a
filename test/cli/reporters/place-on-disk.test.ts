import { githubReporter } from '../../../src/cli/reporters/github-reporter.ts'
import type { Judged } from '../../../src/cli/reporters/judged.ts'
import { sarifReporter } from '../../../src/cli/reporters/sarif-reporter.ts'
import { LinesOfFiles } from '../../../src/cli/reporters/source-lines.ts'
import { exampleText, judgeText, reportOf } from '../../support/sample-results.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'

const overMail = exampleText('orders-document.wsdl').replace('soap/http"/>', 'soap/smtp"/>')
const SOAP_BINDING = "/definitions/binding[@name='OrdersSoap']/soap:binding"

async function judged(name: string, carrier?: Judged['carrier']): Promise<Judged> {
  const packs = [shippedPack('ws-i-bp-1.1')].filter((pack) => pack !== undefined)
  const one = await judgeText(name, overMail, packs)
  return { ...one, ...(carrier !== undefined && { carrier }) }
}

const github = (one: Judged) => reportOf(githubReporter(), [one]).split('\n')

function sarif(one: Judged) {
  const reporter = sarifReporter({ version: '1.0.0', informationUri: 'x:y', folder: '/work' })
  const report = JSON.parse(reportOf(reporter, [one])) as {
    runs: [
      {
        results: { ruleId: string; message: { text: string }; locations: unknown[] }[]
        invocations: [{ toolExecutionNotifications: { locations: unknown[] }[] }]
      },
    ]
  }
  const [{ results, invocations }] = report.runs
  const found = results.find(({ ruleId }) => ruleId === 'BP2404')
  return { found, notification: invocations[0].toolExecutionNotifications[0] }
}

test('a finding in a file of this disk is shown at its lines', async () => {
  const one = await judged('orders.wsdl')
  expect(github(one)[0]).toMatch(/^::error file=orders\.wsdl,line=50,endLine=50,col=5,.*::Binding/)
  expect(sarif(one).found?.locations[0]).toMatchObject({
    physicalLocation: { artifactLocation: { uri: 'orders.wsdl' }, region: { startLine: 50 } },
    logicalLocations: [{ fullyQualifiedName: SOAP_BINDING }],
  })
})

test('one in an archive is shown on the archive, and says where in it', async () => {
  const one = await judged('wsdl/orders.wsdl', { file: 'bundles/orders.zip' })
  expect(github(one)[0]).toMatch(
    /^::error file=bundles\/orders\.zip,title=BP2404::wsdl\/orders\.wsdl:50:5: Binding/,
  )
  const { found, notification } = sarif(one)
  expect(found?.message.text).toMatch(/^wsdl\/orders\.wsdl:50:5: Binding/)
  expect(found?.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'bundles/orders.zip', uriBaseId: 'SRCROOT' },
      },
      logicalLocations: [{ fullyQualifiedName: `wsdl/orders.wsdl#${SOAP_BINDING}` }],
    },
  ])
  expect(notification?.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'bundles/orders.zip', uriBaseId: 'SRCROOT' },
      },
    },
  ])
})

test.each([
  ['of a commit or of the registry', 'orders.wsdl', { file: undefined }],
  ['in a remote document', 'https://example.com/orders.wsdl', undefined],
])('one %s is shown on no file', async (_, name, carrier) => {
  const one = await judged(name, carrier)
  expect(github(one)[0]).toBe(
    `::error title=BP2404::${name}:50:5: Binding "OrdersSoap" has the transport "http://schemas.xmlsoap.org/soap/smtp" instead of SOAP over HTTP. Set transport to "http://schemas.xmlsoap.org/soap/http".`,
  )
  expect(sarif(one).found?.locations).toEqual([
    { logicalLocations: [{ fullyQualifiedName: `${name}#${SOAP_BINDING}` }] },
  ])
})

test('an input that cannot be had is shown on no file', () => {
  const error = { code: 'file-unreadable' as const, message: 'none.wsdl cannot be read.' }
  const { source, digest } = { source: 'none.wsdl', digest: '' }
  const one: Judged = {
    result: {
      source,
      format: 'unknown',
      digest,
      verdict: 'unreadable',
      error,
      policies: [],
      findings: [],
    },
    sources: new LinesOfFiles([]),
  }
  expect(github(one)[0]).toBe('::error title=file-unreadable::none.wsdl cannot be read.')
  expect(sarif(one).notification?.locations).toEqual([])
})
