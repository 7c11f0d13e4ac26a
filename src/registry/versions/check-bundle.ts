import { isBundlePath, isRemoteName } from '../../bundles/index.ts'
import type { ContractFile } from '../../contracts/index.ts'
import { RegistryError, type InputError } from '../problems.ts'

const MAX_FILES = 2_000

/**
 * Refuses a bundle whose names cannot be told apart or leave it, or that lacks its entry.
 * @throws RegistryError `invalid-input`, with a pointer for each mistake
 */
export function checkBundle(files: readonly ContractFile[], entry: string): void {
  const errors = [...bundleMistakes(files, entry)]
  const [first] = errors
  if (first !== undefined) throw new RegistryError('invalid-input', first.message, { errors })
}

function* bundleMistakes(files: readonly ContractFile[], entry: string): Iterable<InputError> {
  if (files.length > MAX_FILES) {
    const message = `The bundle has ${files.length} files; at most ${MAX_FILES} are accepted.`
    yield { pointer: '/files', message }
    return
  }
  const seen = new Set<string>()
  for (const [index, { name }] of files.entries()) {
    const pointer = `/files/${index}/name`
    const shown = JSON.stringify(name.slice(0, 100))
    if (!isBundlePath(name) && !isRemoteName(name)) {
      const message = `${shown} is no plain relative path with forward slashes that stays in the bundle.`
      yield { pointer, message }
    }
    if (seen.has(name)) yield { pointer, message: `The bundle has two files named ${shown}.` }
    seen.add(name)
  }
  if (!seen.has(entry)) {
    const message = `The bundle has no file named ${JSON.stringify(entry.slice(0, 100))} to begin with.`
    yield { pointer: '/entry', message }
  }
}
