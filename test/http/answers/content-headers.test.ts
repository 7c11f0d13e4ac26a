import { contentHeaders } from '../../../src/http/answers/content-headers.ts'
import type { ContentFile } from '../../../src/registry/index.ts'

function dispositionOf(name: string): string | undefined {
  const version = { format: 'wsdl-1.1', frozen: true }
  const file = { name, digest: 'sha256:0', bytes: new Uint8Array(), version }
  const headers = contentHeaders(file as unknown as ContentFile, { isExact: true, reading: 'open' })
  return headers['Content-Disposition']
}

test.each([
  ['types/money.xsd', 'money.xsd'],
  [`a'(b)*.xsd`, 'a%27%28b%29%2A.xsd'],
  ['a"; filename=b.html', 'a%22%3B%20filename%3Db.html'],
  ['Straße.xsd', 'Stra%C3%9Fe.xsd'],
])('the file %s is named in characters that a header may have', (name, written) => {
  expect(dispositionOf(name)).toBe(`inline; filename*=UTF-8''${written}`)
})
