import { dump } from 'js-yaml'
import { ZipFile } from 'yazl'
import { writeNewFile } from '../../../archives.ts'
import { fetchContract } from '../../inputs/registry-input.ts'
import { counted, writeReport } from '../../output.ts'
import { progressLine } from '../../progress-line.ts'
import { backstageCatalogue, definitionsOf } from './backstage-catalogue.ts'
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
  const zip = new ZipFile()
  const entries = new Map<string, string>()
  const progress = progressLine()
  for (const [index, { service, version, folder }] of definitions.entries()) {
    progress.show(`reading ${index} of ${definitions.length}`)
    const { domain, name } = service
    const contract = await fetchContract({ domain, name, selector: version })
    entries.set(`${service.id}@${version}`, `${folder}/${contract.entry}`)
    for (const { name: path, bytes } of contract.files) {
      zip.addBuffer(Buffer.from(bytes), `${folder}/${path}`, SETTINGS)
    }
  }
  progress.end()
  const entities = backstageCatalogue(
    contents,
    (service, version) => entries.get(`${service}@${version}`) ?? '',
  )
  const documents = entities.map((entity) => dump(entity, { noRefs: true, lineWidth: -1 }))
  zip.addBuffer(Buffer.from(documents.join('---\n')), CATALOGUE, SETTINGS)
  zip.end()
  await writeNewFile(file, zip.outputStream as AsyncIterable<Buffer>)
  await writeReport(
    `${file} holds ${CATALOGUE} with ${counted(entities.length, 'entity', 'entities')}, and ${counted(definitions.length, 'contract')} that it refers to.\n`,
    undefined,
  )
}
