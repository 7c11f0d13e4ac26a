import { realpath } from 'node:fs/promises'
import path from 'node:path'
import type { ContractFile } from '../../contracts/index.ts'
import { compileGlob } from '../../globs/index.ts'
import type { Waiver } from '../../rules/index.ts'
import type { ProjectDocument } from './project-document.ts'
import type { ProjectWaiver } from './read-project.ts'

export type ProjectContract = NonNullable<ProjectDocument['contracts']>[number]

/** What a project file says, seen from the folder in which the command runs. */
export class Project {
  /** The project file, named as locations do: relative to the working folder. */
  readonly file: ContractFile
  readonly contracts: readonly ProjectContract[]
  readonly policies: readonly string[] | undefined
  /** Files of rulesets, relative to the project file. */
  readonly rulesets: readonly string[] | undefined
  /** The baseline's file, relative to the working folder. */
  readonly baseline: string | undefined
  /** The only hosts that remote documents come from. */
  readonly remoteHosts: readonly string[] | undefined
  readonly waivers: readonly Waiver[]
  readonly compatibility: NonNullable<ProjectDocument['compatibility']>
  readonly #root: string
  readonly #entries: readonly {
    readonly entry: ProjectContract
    readonly speaksOf: (name: string) => boolean
  }[]

  /** @param root the project file's folder, absolute */
  constructor(
    root: string,
    file: { readonly name: string; readonly bytes: Uint8Array },
    read: { readonly document: ProjectDocument; readonly waivers: readonly ProjectWaiver[] },
  ) {
    const {
      contracts = [],
      policies,
      rulesets,
      baseline,
      remoteHosts,
      compatibility = {},
    } = read.document
    this.#root = root
    this.file = file
    this.contracts = contracts
    this.#entries = contracts.map((entry) => ({ entry, speaksOf: matcherOf(entry.path) }))
    this.policies = policies
    this.compatibility = compatibility
    this.rulesets = rulesets
    this.remoteHosts = remoteHosts
    this.baseline = baseline === undefined ? undefined : this.fromWorkingFolder(baseline)
    this.waivers = read.waivers.map((waiver, index) => this.#waiverOf(waiver, index))
  }

  /** The first entry that speaks of a file. */
  entryOf(file: string): ProjectContract | undefined {
    const name = this.#nameOf(file)
    return this.#entries.find(({ speaksOf }) => speaksOf(name))?.entry
  }

  /** A path of the document, relative to the working folder. */
  fromWorkingFolder(inProject: string): string {
    return path.relative('', path.join(this.#root, inProject)) || '.'
  }

  /** Whether a file lies below the project's folder, where symbolic links lead included. */
  async holds(file: string): Promise<boolean> {
    const name = path.relative(await realpath(this.#root), await realpath(file))
    return name !== '..' && !name.startsWith(`..${path.sep}`) && !path.isAbsolute(name)
  }

  #waiverOf(
    { id, rule, until, reason, line, column, path: where = '' }: ProjectWaiver,
    index: number,
  ): Waiver {
    const hash = where.indexOf('#')
    const glob = hash === -1 ? where : where.slice(0, hash)
    const pointer = hash === -1 ? '' : where.slice(hash + 1)
    const location = { file: this.file.name, pointer: `/waivers/${index}`, line, column }
    const speaksOf = glob === '' ? () => true : matcherOf(glob)
    const coversFile = (name: string) => speaksOf(this.#nameOf(name))
    return { id, rule, until, reason, location, pointer, coversFile }
  }

  /** The name of a file relative to the project's folder, with forward slashes. */
  #nameOf(file: string): string {
    return path.relative(this.#root, path.resolve(file)).split(path.sep).join('/')
  }
}

/** Whether a path of the document is the file, a folder above it or a glob that matches it. */
function matcherOf(pattern: string): (name: string) => boolean {
  const plain = path.posix.normalize(pattern).replace(/\/$/, '')
  if (plain === '.') return () => true
  const { matches } = compileGlob(plain)
  return (name) => name === plain || name.startsWith(`${plain}/`) || matches(name)
}
