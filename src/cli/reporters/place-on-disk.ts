import type { Location } from '../../contracts/index.ts'
import type { Judged } from './judged.ts'

/** A finding's place as a tool can open it: in a file of this disk, or told in words where it lies in none. */
export interface PlaceOnDisk {
  /** Undefined where no file of this disk holds it. */
  readonly file: string | undefined
  /** Set where `file` itself is what the place is in. */
  readonly region: Omit<Location, 'file' | 'pointer'> | undefined
  /** Begins a message: `orders.wsdl:41:9: ` for a place in an archive or a commit; else empty. */
  readonly prefix: string
}

/** Where a place can be shown: an annotation on a file that is not there, or is another one, misleads. */
export function placeOnDisk(
  { file, line, column, endLine, endColumn }: Location,
  carrier: Judged['carrier'],
): PlaceOnDisk {
  const isRemote = /^https?:\/\//i.test(file)
  if (carrier === undefined && !isRemote) {
    const end = {
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    }
    return { file, region: { line, column, ...end }, prefix: '' }
  }
  const prefix = `${file}:${line}:${column}: `
  return { file: isRemote ? undefined : carrier?.file, region: undefined, prefix }
}

/** The file of a whole result; undefined where it is none of this disk. */
export function fileOnDisk({ result, carrier }: Judged): string | undefined {
  if (carrier !== undefined) return carrier.file
  return result.error?.code === 'file-unreadable' ? undefined : result.source
}
