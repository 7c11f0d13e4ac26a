import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  DEFAULT_LIMITS,
  decodeSource,
  parseXml,
  resolvePointer,
} from '../../../src/contracts/index.ts'
import { readLocalContract } from '../../support/local-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe

/** Rows of the corpus' manifest that are WSDL, XSD or plain XML files: path and remarks. */
function xmlFiles(folder: string): { path: string; notes: string }[] {
  return readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([path = '', kind = '']) => path.startsWith('wsdl') && /^(?:wsdl|xsd|xml)$/.test(kind))
    .map(([path = '', , , , , , notes = '']) => ({ path, notes }))
}

describeWithShared('every WSDL and XSD file of the corpus', () => {
  const folder = join(shared ?? '', 'corpus')

  test('is in the manifest', () => {
    const onDisk = ['wsdl', 'wsdl-pairs'].flatMap((part) =>
      readdirSync(join(folder, part), { recursive: true, withFileTypes: true }),
    )
    const listed = xmlFiles(folder).length
    expect(listed).toBeGreaterThan(600)
    expect(onDisk.filter((entry) => /\.(?:wsdl|xsd)$/.test(entry.name)).length).toBeLessThanOrEqual(
      listed,
    )
  })

  test('is read in time, and is unreadable only where the manifest says so', async () => {
    const unreadable: string[] = []
    const slow: string[] = []
    for (const { path } of xmlFiles(folder)) {
      const started = performance.now()
      const contract = await readLocalContract(join(folder, path))
      if (performance.now() - started > 5_000) slow.push(path)
      if (!contract.readable) unreadable.push(`${path}: ${contract.error.code}`)
    }
    expect(slow).toEqual([])
    const expected = xmlFiles(folder).filter(({ notes }) => UNREADABLE_NOTES.test(notes))
    expect(unreadable.map((line) => line.slice(0, line.lastIndexOf(':'))).sort()).toEqual(
      expected.map(({ path }) => path).sort(),
    )
  }, 120_000)

  test('has a pointer for each element that leads back to it', () => {
    let elements = 0
    for (const { path, notes } of xmlFiles(folder)) {
      if (UNREADABLE_NOTES.test(notes) && !notes.includes('not a valid URI')) continue
      const bytes = readFileSync(join(folder, path))
      if (bytes.length > 60_000) continue
      const document = parseXml(decodeSource({ name: path, bytes }), DEFAULT_LIMITS)
      for (const element of document.root.walk()) {
        elements += 1
        const target = resolvePointer(document, element.pointer)
        if (target?.element !== element) throw new Error(`${path}: ${element.pointer}`)
      }
    }
    expect(elements).toBeGreaterThan(50_000)
  }, 120_000)
})

/** Not well-formed, another root, or with an external entity. */
const UNREADABLE_NOTES = /^INVALID|not a valid URI|XXE sample/
