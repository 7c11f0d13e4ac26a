import { readFileSync } from 'node:fs'
import path from 'node:path'
import { lint } from '../../../../src/index.ts'
import { readMessageLog } from '../../../../src/messages/index.ts'
import { packageRoot } from '../../../../src/package-root.ts'
import { exampleText } from '../../../support/sample-results.ts'

const file = path.join(packageRoot, 'specs/examples/messages/orders-attachments-log.xml')
const log = readFileSync(file, 'utf8')
const wsdl = exampleText('orders-attachments.wsdl')

/** The findings of the Attachments Profile in the log, each with its message. */
async function findingsIn(text: string, description = wsdl): Promise<readonly string[]> {
  const messages = readMessageLog({ name: 'log.xml', bytes: new TextEncoder().encode(text) })
  const { findings } = await lint(
    { name: 'orders-attachments.wsdl', text: description },
    { policies: ['ws-i-ap-1.0'], messages },
  )
  return findings
    .filter(({ location, severity }) => location.file === 'log.xml' && severity !== 'info')
    .map(({ rule, message }) => `${rule} ${message}`)
}

test('messages with attachments that keep the profile have no findings', async () => {
  expect(await findingsIn(log)).toEqual([])
})

test('the name of a part may be escaped in its Content-ID', async () => {
  expect(await findingsIn(log.replaceAll('&lt;drawing=', '&lt;dr%61wing='))).toEqual([])
})

test('an attachment without a Content-ID names no part, and the part is missing', async () => {
  const text = log.replace(/Content-ID: &lt;terms=9c8b7a65[^\n]*<\/mimeHeaders>/, '</mimeHeaders>')
  expect(await findingsIn(text)).toEqual([
    'AP1933 Request 1: An attachment names no part by its Content-ID (missing); "terms" is bound and not there.',
    'AP1926 Request 1: The message does not have the part "terms", to which it is bound.',
  ])
})

test('a part that is more than the description binds is no fault', async () => {
  const more = `<mimePart><mimeHeaders>Content-Type: text/plain
Content-ID: &lt;more@client.example.com&gt;</mimeHeaders><mimeContent>more</mimeContent></mimePart>
    </messageContentWithAttachments>`
  expect(await findingsIn(log.replace('</messageContentWithAttachments>', more))).toEqual([])
})

test('what is encoded is not held against its element', async () => {
  const text = log
    .replace(
      'Content-ID: &lt;terms=9c8b',
      'Content-Transfer-Encoding: base64\nContent-ID: &lt;terms=9c8b',
    )
    .replace(
      '<![CDATA[<o:terms xmlns:o="http://example.com/orders/types">thirty days</o:terms>]]>',
      'PGE+',
    )
  expect(await findingsIn(text)).toEqual([])
})
