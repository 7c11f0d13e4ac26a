import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { shortMessage } from '../../contracts/index.ts'
import { shippedPolicyIds } from '../../shipped/index.ts'
import { usageError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'
import { findProjectFile } from './find-project-file.ts'
import type { Project } from './project.ts'

const MOST_BYTES = 1024 * 1024 // it is written by hand

/**
 * The project that the working folder belongs to; undefined when there is no project file.
 * @throws CommandError (status 2) naming every mistake of the file with its place
 */
export async function loadProject(): Promise<Project | undefined> {
  const folder = process.cwd()
  const found = await findProjectFile(folder)
  if (found === undefined) return undefined
  const name = path.relative(folder, found)
  const bytes = await read(found, name)
  // Only here, because most runs have no project file and need neither YAML nor a schema for it.
  const [{ readProject }, { Project: ProjectOf }] = await Promise.all([
    import('./read-project.ts'),
    import('./project.ts'),
  ])
  const result = readProject(bytes.toString('utf8'), shippedPolicyIds())
  if (!result.ok) {
    const mistakes = result.mistakes.map(
      ({ message, line, column }) => `\n  ${name}:${line}:${column}: ${shortMessage(message)}`,
    )
    throw usageError(`The project file cannot be used:${mistakes.join('')}`)
  }
  return new ProjectOf(path.dirname(found), { name, bytes }, result)
}

async function read(file: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(file)
    if (size > MOST_BYTES) {
      throw usageError(`${name} has ${size} bytes; a project file has at most ${MOST_BYTES}.`)
    }
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw usageError(`${name} cannot be read: ${reasonOf(error)}.`, { cause: error })
  }
}
