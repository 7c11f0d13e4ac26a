import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sending } from '../../compatibility/xsd/message-service.ts'
import { concordat } from '../../support/command.ts'

const TYPE = (content: string): string =>
  `<xs:complexType name="T"><xs:sequence>${content}</xs:sequence></xs:complexType>`
const ITEM = '<xs:element name="item" type="xs:string"/>'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-wsdl-diff-'))
  const more = '<xs:element name="amount" type="xs:int"/>'
  writeFileSync(path.join(folder, 'old.wsdl'), sending('request', TYPE(ITEM)))
  writeFileSync(path.join(folder, 'new.wsdl'), sending('request', TYPE(ITEM + more)))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test.each(['stylish', 'json', 'sarif', 'github', 'markdown', 'html'])(
  'two descriptions are compared, and reported as %s',
  async (format) => {
    const { stdout, status } = await concordat(
      ['diff', 'old.wsdl', 'new.wsdl', '--format', format],
      {
        cwd: folder,
      },
    )
    expect(status).toBe(1)
    expect(stdout).toContain('element-required-added-request')
    expect(stdout).toContain('talk')
  },
)

test('forward, the new element is one that providers of the old version do not know', async () => {
  const { stdout, status } = await concordat(
    ['diff', 'old.wsdl', 'new.wsdl', '--level', 'forward', '--format', 'json'],
    { cwd: folder },
  )
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'compatible',
    changes: [
      {
        id: 'element-required-removed-request',
        level: 'warning',
        breaks: ['consumer', 'provider'],
        operations: ['talk'],
      },
    ],
  })
})
