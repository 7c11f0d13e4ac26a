import type { ContractFile, ResolveImport } from '../../contracts/index.ts'
import type { Coordinates } from '../registry/coordinates.ts'

/** Where files lie that are no files of this disk: in an archive, or nowhere on it (a commit, the registry). */
export interface Carrier {
  /** The archive. */
  readonly file: string | undefined
}

/** One contract to judge: its bytes and how to find what it imports, or why it cannot be read. */
export type ContractInput =
  | {
      readonly kind: 'contract'
      /** The argument as given; for folders and globs, that folder with the relative path. */
      readonly source: string
      readonly entry: ContractFile
      readonly resolve: ResolveImport
      /** Found in a folder, where it may turn out to be something else than a contract. */
      readonly found?: true
      /** A file of this disk that imports only other ones: any thread can judge it. */
      readonly local?: boolean
      /** From an archive or the registry: names are paths in a bundle. */
      readonly bundled?: true
      /** Where the registry has it, under an exact version. */
      readonly registered?: Coordinates
      /** Set where names of files are no paths on this disk. */
      readonly carrier?: Carrier
    }
  | {
      readonly kind: 'unreadable'
      readonly source: string
      readonly message: string
      /** Set when the registry is what refused, or could not be reached. */
      readonly registry?: true
    }
