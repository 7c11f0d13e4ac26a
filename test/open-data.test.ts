import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readConfiguration } from '../src/configuration.ts'
import { openData } from '../src/open-data.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-data-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the data folder', () => {
  test.each([['file'], ['file/below']])(
    'is not made where a file stands in its place: %s',
    async (name) => {
      writeFileSync(path.join(folder, 'file'), 'mine')
      const place = path.join(folder, name)
      await expect(openData(readConfiguration({ CONCORDAT_DATA: place }))).rejects.toThrow(
        `The data folder ${place} cannot be made, because a file stands in its place; move that file, or name another folder in CONCORDAT_DATA.`,
      )
      expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('mine')
    },
  )
})
