import { PassThrough, Readable } from 'node:stream'
import { dump } from 'js-yaml'
import { ZipFile } from 'yazl'
import { writeNewFile } from '../../../archives.ts'
import { outlineContract, type OutlinedContract } from '../../inputs/registry-input.ts'
import { counted, writeReport } from '../../output.ts'
import { progressLine } from '../../progress-line.ts'
import { backstageCatalogue, definitionsOf, type BackstageEntity } from './backstage-catalogue.ts'
import { readRegistryContents } from './registry-contents.ts'

/** So that the same registry exports to the same bytes. */
const SETTINGS = { mtime: new Date(Date.UTC(1980, 0, 1)), mode: 0o100644, forceDosTimestamp: true }
const CATALOGUE = 'catalog-info.yaml'

/**
 * Writes the registry as a catalogue of Backstage: a zip of `catalog-info.yaml` and of the files of the contracts that it
 * refers to, in their layout.
 * @throws CommandError (status 3) where the registry refuses; StartError for a file that cannot be made
 */
export async function exportBackstage(file: string): Promise<void> {
  const contents = await readRegistryContents()
  const definitions = definitionsOf(contents.services)
  const progress = progressLine()
  const outlines: { readonly folder: string; readonly contract: OutlinedContract }[] = []
  const entries = new Map<string, string>()
  for (const { service, version, folder } of definitions) {
    progress.show(`asking for ${outlines.length} of ${definitions.length}`)
    const { domain, name } = service
    const contract = await outlineContract({ domain, name, selector: version })
    outlines.push({ folder, contract })
    entries.set(`${service.id}@${version}`, `${folder}/${contract.entry}`)
  }
  const entities = backstageCatalogue(
    contents,
    (service, version) => entries.get(`${service}@${version}`) ?? '',
  )
  const zip = new ZipFile()
  const bytes = new PassThrough()
  zip.outputStream.pipe(bytes)
  zip.on('error', (error: Error) => bytes.destroy(error))
  for (const [index, { folder, contract }] of outlines.entries()) {
    for (const name of contract.names) {
      addWhenItIsItsTurn(zip, `${folder}/${name}`, () => {
        progress.show(`reading ${index} of ${outlines.length}`)
        return contract.fetch(name)
      })
    }
  }
  zip.addReadStream(Readable.from(documentsOf(entities)), CATALOGUE, SETTINGS)
  zip.end()
  await writeNewFile(file, bytes as AsyncIterable<Buffer>)
  progress.end()
  await writeReport(
    `${file} holds ${CATALOGUE} with ${counted(entities.length, 'entity', 'entities')}, and ${counted(definitions.length, 'contract')} that it refers to.\n`,
    undefined,
  )
}

/** Has a file fetched only when those before it are written, so that one of them is in memory at a time. */
function addWhenItIsItsTurn(zip: ZipFile, name: string, fetch: () => Promise<Uint8Array>): void {
  zip.addReadStreamLazy(name, SETTINGS, (done) => {
    fetch().then(
      (bytes) => done(undefined, Readable.from([bytes])),
      (error: unknown) => done(error, undefined as never),
    )
  })
}

function* documentsOf(entities: readonly BackstageEntity[]): Generator<Buffer> {
  for (const [index, entity] of entities.entries()) {
    const document = dump(entity, { noRefs: true, lineWidth: -1 })
    yield Buffer.from(index === 0 ? document : `---\n${document}`)
  }
}
