import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ResolveImport } from '../../src/contracts/index.ts'

/** Finds imported documents beside the document that imports them, as a local run does. */
export const resolveFromFolder: ResolveImport = (uri, from) => {
  const name = path.resolve(path.dirname(from), decodeURIComponent(uri))
  const isFile = !/^\w+:/.test(uri) && existsSync(name) && statSync(name).isFile()
  return Promise.resolve(
    isFile
      ? { kind: 'found', file: { name, bytes: readFileSync(name) } }
      : { kind: 'missing', reason: 'there is no such file' },
  )
}
