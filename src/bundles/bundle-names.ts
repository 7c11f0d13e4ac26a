import { BundleError } from './bundle-error.ts'
import { quoted } from './bundle-path.ts'

/**
 * The names of a bundle, each once. Names that differ by nothing but case or by the composition of their
 * letters are refused too: on many disks they are one file.
 */
export class BundleNames {
  readonly #files = new Map<string, string>()
  readonly #folders = new Map<string, string>()

  /** @throws BundleError `bundle-name` */
  add(name: string): void {
    const folded = foldedOf(name)
    const other = this.#files.get(folded)
    if (other === name) {
      throw new BundleError('bundle-name', `${quoted(name)} is there twice.`)
    }
    if (other !== undefined) {
      throw new BundleError(
        'bundle-name',
        `${quoted(other)} and ${quoted(name)} are the same file where case does not count; rename one of them.`,
      )
    }
    const below = this.#folders.get(folded)
    if (below !== undefined) throw fileAndFolder(name, below)
    this.#files.set(folded, name)
    for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
      const folder = foldedOf(name.slice(0, slash))
      const file = this.#files.get(folder)
      if (file !== undefined) throw fileAndFolder(file, name)
      if (!this.#folders.has(folder)) this.#folders.set(folder, name)
    }
  }
}

function foldedOf(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function fileAndFolder(file: string, below: string): BundleError {
  const message = `${quoted(file)} is a file, and ${quoted(below)} takes it for a folder; rename one of them.`
  return new BundleError('bundle-name', message)
}
