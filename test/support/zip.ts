import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of an archive; what is not given is as a well-behaved tool would write it. */
export interface ZipPart {
  readonly name: string | Uint8Array
  readonly content?: string | Uint8Array
  readonly stored?: true
  readonly flags?: number
  readonly method?: number
  /** Mode of a file on UNIX, with its type. */
  readonly mode?: number
  readonly modified?: number
  readonly crc?: number
  /** The unpacked size that the archive claims. */
  readonly claimedSize?: number
  /** Writes sizes and offset as Zip64 does (APPNOTE.TXT, section 4.5.3). */
  readonly zip64?: true
}

const UTF_8_NAMES = 0x800

/** Writes a zip archive (PKWARE APPNOTE.TXT 6.3), also one that no tool would write. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const content = Buffer.from(part.content ?? '')
    const packed = part.stored === true ? content : deflateRawSync(content)
    const method = part.method ?? (part.stored === true ? 0 : 8)
    const flags = part.flags ?? UTF_8_NAMES
    const size = part.claimedSize ?? content.length
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(part.modified ?? 0x58210000, 6)
    common.writeUInt32LE(part.crc ?? crc32(content), 10)
    common.writeUInt32LE(part.zip64 === true ? 0xffffffff : packed.length, 14)
    common.writeUInt32LE(part.zip64 === true ? 0xffffffff : size, 18)
    common.writeUInt16LE(name.length, 22)
    const extra = part.zip64 === true ? zip64Extra(size, packed.length, offset) : Buffer.alloc(0)
    common.writeUInt16LE(extra.length, 24)

    const local = Buffer.concat([signature('PK\x03\x04'), common, name, extra, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 6)
    rest.writeUInt32LE(part.zip64 === true ? 0xffffffff : offset, 10)
    const made = Buffer.from([20, 3]) // by UNIX
    directory.push(Buffer.concat([signature('PK\x01\x02'), made, common, rest, name, extra]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, signature('PK\x05\x06'), end])
}

/** An archive of texts by name. */
export function zipOfTexts(texts: Readonly<Record<string, string>>): Buffer {
  return zipOf(Object.entries(texts).map(([name, content]) => ({ name, content })))
}

function zip64Extra(size: number, packed: number, offset: number): Buffer {
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  extra.writeBigUInt64LE(BigInt(packed), 12)
  extra.writeBigUInt64LE(BigInt(offset), 20)
  return extra
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
