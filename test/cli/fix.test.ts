import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'
import { exampleText } from '../support/sample-results.ts'

const clean = exampleText('orders-document.wsdl')
const faulty = clean.replace('<soap:fault name="refused" use', '<soap:fault use')
const mended = clean.replace(
  '<soap:fault name="refused" use="literal"/>',
  '<soap:fault use="literal" name="refused"/>',
)

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-fix-'))
  write('orders.wsdl', faulty)
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(path.join(folder, name), content)
const read = (name: string) => readFileSync(path.join(folder, name))
const fix = (...commandLine: string[]) =>
  concordat(['lint', '--fix', ...commandLine], { cwd: folder })

test('--fix alone shows a difference, and changes nothing', async () => {
  const { stdout, stderr, status } = await fix('orders.wsdl')
  expect(stdout).toMatch(/^--- orders\.wsdl\n\+\+\+ orders\.wsdl\n@@ -\d+,7 \+\d+,7 @@\n/)
  expect(stdout.match(/^[-+] .*$/gm)).toEqual([
    '-      <wsdl:fault name="refused"><soap:fault use="literal"/></wsdl:fault>',
    '+      <wsdl:fault name="refused"><soap:fault use="literal" name="refused"/></wsdl:fault>',
  ])
  expect(stderr).toBe('The difference corrects 4 findings; add --write to make it.\n')
  expect(status).toBe(1)
  expect(read('orders.wsdl').toString()).toBe(faulty)
})

test('--fix --write corrects the file, keeps its mode, and reports what is left', async () => {
  chmodSync(path.join(folder, 'orders.wsdl'), 0o640)
  const { stdout, stderr, status } = await fix('--write', '--format', 'json', 'orders.wsdl')
  expect(JSON.parse(stdout)).toMatchObject({ summary: { pass: 1, fail: 0 } })
  expect(stderr).toBe('orders.wsdl: 4 findings corrected.\n')
  expect(status).toBe(0)
  expect(read('orders.wsdl').toString()).toBe(mended)
  expect(statSync(path.join(folder, 'orders.wsdl')).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder)).toEqual(['orders.wsdl'])
})

test('the encoding, a byte order mark and line ends are kept', async () => {
  const text = `\uFEFF${faulty.replace('encoding="UTF-8"', 'encoding="UTF-16"').replaceAll('\n', '\r\n')}`
  const right = `\uFEFF${mended.replace('encoding="UTF-8"', 'encoding="UTF-16"').replaceAll('\n', '\r\n')}`
  const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
    'little.wsdl': (one) => Buffer.from(one, 'utf16le'),
    'big.wsdl': (one) => Buffer.from(one, 'utf16le').swap16(),
    'mark.wsdl': (one) => Buffer.from(one.replace('UTF-16', 'UTF-8'), 'utf8'),
  }
  for (const [name, encode] of Object.entries(encodings)) {
    write(name, encode(text))
    expect(await fix('--write', name)).toMatchObject({ status: 0 })
    expect(read(name)).toEqual(encode(right))
  }
})

test('what is declared in another encoding becomes UTF-8, with the same characters', async () => {
  const text = clean.replace('"UTF-8"', '"windows-1252"').replace('Takes orders', 'Größe')
  write('latin.wsdl', Buffer.from(text, 'latin1'))
  expect(await fix('--write', 'latin.wsdl')).toMatchObject({ status: 0 })
  expect(read('latin.wsdl').toString()).toBe(text.replace('windows-1252', 'UTF-8'))
})

test('what may be another encoding than is declared is left as it is', async () => {
  const text = clean.replace('"UTF-8"', '"ISO-8859-1"').replace('Takes orders', 'costs \x81')
  write('latin.wsdl', Buffer.from(text, 'latin1'))
  const { stderr } = await fix('--write', 'latin.wsdl')
  expect(stderr).toContain('latin.wsdl is left as it is: it cannot be written in its encoding')
  expect(read('latin.wsdl')).toEqual(Buffer.from(text, 'latin1'))
})

test('a file whose encoding stays another one is left as it is', async () => {
  const text = clean
    .replace('"UTF-8"', '"ISO-8859-1"')
    .replace('part="expired" use="literal"', 'part="expired"')
    .replace('Takes orders', 'Größe')
  write('latin.wsdl', Buffer.from(text, 'latin1'))
  const { stderr, status } = await fix('--write', '--policy', 'wsdl-core', 'latin.wsdl')
  expect(stderr).toContain('latin.wsdl is left as it is: it cannot be written in its encoding')
  expect(status).toBe(1)
  expect(read('latin.wsdl')).toEqual(Buffer.from(text, 'latin1'))
})

test('behind a symbolic link the file is corrected, and the link stays', async () => {
  symlinkSync('orders.wsdl', path.join(folder, 'link.wsdl'))
  expect(await fix('--write', 'link.wsdl')).toMatchObject({ status: 0 })
  expect(lstatSync(path.join(folder, 'link.wsdl')).isSymbolicLink()).toBe(true)
  expect(read('orders.wsdl').toString()).toBe(mended)
})

test('an imported file that is not named is left as it is, and told', async () => {
  const withoutUse = clean.replace('part="expired" use="literal"', 'part="expired"')
  write('orders.wsdl', withoutUse)
  write(
    'outer.wsdl',
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:outer">
  <import namespace="http://example.com/orders" location="orders.wsdl"/>
</definitions>\n`,
  )
  const { stderr } = await fix('--write', 'outer.wsdl')
  expect(stderr).toContain('orders.wsdl, which outer.wsdl imports, has corrections of its own')
  expect(read('orders.wsdl').toString()).toBe(withoutUse)
})

test('a document type declaration, whose text says less than its tree, keeps a file as it is', async () => {
  const text = faulty.replace('?>\n', '?>\n<!DOCTYPE wsdl:definitions [<!ENTITY o "x">]>\n')
  write('orders.wsdl', text)
  const { stderr, stdout } = await fix('orders.wsdl')
  expect(stderr).toContain('orders.wsdl is left as it is: it has a document type declaration.')
  expect(stdout).toBe('')
})

test('what is no file of this disk is refused', async () => {
  const { stderr, status } = await concordat(['lint', '--fix', '-'], { cwd: folder, input: faulty })
  expect(stderr).toContain('--fix corrects files of this disk alone, and - is none')
  expect(status).toBe(2)
})

test.each([
  [['--write'], '--write writes what --fix corrects; add --fix.'],
  [['--fix', '--format', 'json'], '--fix shows a unified diff and no report'],
])('%j is refused', async (options, reason) => {
  const { stderr, status } = await concordat(['lint', ...options, 'orders.wsdl'], { cwd: folder })
  expect(stderr).toContain(reason)
  expect(status).toBe(2)
})

test('a clean contract has nothing to be corrected', async () => {
  write('orders.wsdl', clean)
  expect(await fix('orders.wsdl')).toEqual({
    status: 0,
    stdout: '',
    stderr: 'There is nothing that can be corrected without a person.\n',
  })
})
