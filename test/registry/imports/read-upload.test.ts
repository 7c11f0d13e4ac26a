import { setTimeout as sleep } from 'node:timers/promises'
import type { Stored } from '../../../src/store/index.ts'
import type { ImportDocument } from '../../../src/registry/imports/import-document.ts'
import type { ImportPorts } from '../../../src/registry/imports/import-ports.ts'
import { readUpload } from '../../../src/registry/imports/plan-import.ts'
import { zipOf } from '../../support/zip.ts'

/** Otherwise another server would take an import over that is only slow to read, and both would begin it for ever. */
test('whoever reads a source of many files says now and then that it is still being read', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `f${index}.txt`)
  const bytes = zipOf(names.map((name) => ({ name, content: name })))
  let clock: Promise<unknown> = Promise.resolve()
  let now = Date.parse('2027-01-01T00:00:00.000Z')
  const ports: Pick<ImportPorts, 'uploads' | 'engine' | 'clock'> = {
    uploads: { read: () => Promise.resolve(bytes), keep: () => never(), forget: () => never() },
    clock: () => new Date(now),
    engine: {
      // A second for each file, one after the other.
      outline: async () => {
        await (clock = clock.then(() => sleep(0)).then(() => void (now += 1_000)))
        return [{ format: undefined, references: [] }]
      },
      read: never,
      lint: never,
      compare: never,
    } as unknown as ImportPorts['engine'],
  }
  const job = {
    id: 'i',
    revision: 1,
    value: { fileName: 'a.zip', bytes: bytes.length, domain: 'a', total: 7 },
  }
  const told: (readonly number[])[] = []
  const tell: Parameters<typeof readUpload>[2] = (...progress) => {
    told.push(progress)
    return Promise.resolve(true)
  }
  await readUpload(ports as ImportPorts, job as unknown as Stored<ImportDocument>, tell)
  expect(told).toEqual([
    [7, 0],
    [7, 0],
    [7, 0],
  ])
})

function never(): never {
  throw new Error('nothing asks for this')
}
