import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { placeFile } from '../../src/store/place-file.ts'

let folder: string
let aside: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-place-'))
  aside = join(folder, 'aside')
  file = join(folder, 'file')
  writeFileSync(aside, 'whole')
})
afterEach(() => rmSync(folder, { recursive: true }))

const without = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))

it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])(
  'a file gets its name where the file system answers hard links with %s',
  async (code) => {
    await placeFile(aside, file, without(code))
    expect(readFileSync(file, 'utf8')).toBe('whole')
  },
)

it.each([
  ['with hard links', undefined],
  ['without them', without('EPERM')],
])('a file never takes the place of another, %s', async (_how, makeLink) => {
  writeFileSync(file, 'another')
  await expect(placeFile(aside, file, makeLink)).rejects.toMatchObject({ code: 'EEXIST' })
  expect(readFileSync(file, 'utf8')).toBe('another')
  expect(existsSync(aside)).toBe(true)
})

it('other failures of the file system are told', async () => {
  await expect(placeFile(aside, file, without('EACCES'))).rejects.toMatchObject({ code: 'EACCES' })
  expect(existsSync(file)).toBe(false)
})
