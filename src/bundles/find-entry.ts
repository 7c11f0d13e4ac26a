import {
  DEFAULT_LIMITS,
  outlineFiles,
  type ContractFile,
  type FileOutline,
  type Format,
} from '../contracts/index.ts'
import { BundleError } from './bundle-error.ts'
import { quoted } from './bundle-path.ts'
import { resolveWithin } from './resolve-within.ts'

/** Formats that hold types alone: a bundle begins with one only when it has nothing that uses them. */
const TYPES_ALONE: ReadonlySet<Format> = new Set(['xsd-1.0', 'json-schema', 'avro'])
const MOST_CANDIDATES_SHOWN = 10

export interface EntryChoice {
  /** The path of the entry in the bundle. */
  readonly named?: string | undefined
  /** Settles it where several files could be the entry: the path of the one that came first. */
  readonly first?: string | undefined
  /** Tells what files are and refer to, undefined when they hold too much; default: here and now. */
  readonly outline?: (
    files: readonly ContractFile[],
  ) => readonly FileOutline[] | undefined | Promise<readonly FileOutline[] | undefined>
}

/**
 * Which file of a bundle the contract begins with: the one that is named, or else the only contract that no
 * other contract of the bundle refers to. Contracts that describe a service come before those that hold
 * nothing but types, so that a schema that nothing imports takes no part.
 *
 * @throws BundleError `bundle-entry`, with the candidates where there are several, or `bundle-too-large`
 */
export async function findEntry(
  files: readonly ContractFile[],
  { named, first, outline = outlineFiles }: EntryChoice = {},
): Promise<ContractFile> {
  if (named !== undefined) {
    const file = files.find(({ name }) => name === named)
    if (file !== undefined) return file
    throw new BundleError('bundle-entry', `The bundle has no file ${quoted(named)} to begin with.`)
  }
  const [only, ...others] = files
  if (only === undefined) throw new BundleError('bundle-entry', 'The bundle has no file.')
  if (others.length === 0) return only
  const graph = await referenceGraph(files, await outline(files))
  const roots = rootsOf(graph)
  const services = roots.filter(({ format }) => format !== undefined && !TYPES_ALONE.has(format))
  const candidates = services.length > 0 ? services : roots
  const [entry, ...further] = candidates
  if (entry !== undefined && further.length === 0) return entry.file
  const settled = files.find(({ name }) => name === first)
  if (
    settled !== undefined &&
    (entry === undefined || candidates.some((one) => one.file === settled))
  ) {
    return settled
  }
  throw new BundleError(
    'bundle-entry',
    entry === undefined
      ? `None of the ${files.length} files of the bundle is a contract.`
      : `The bundle can begin with ${listed(candidates.map(({ file }) => file.name))}; name the one that is meant as entry.`,
  )
}

/** One contract among many files: where it begins, and everything that it reaches, itself first. */
export interface ContractInFiles {
  readonly entry: ContractFile
  readonly files: readonly ContractFile[]
}

/** The contracts that a heap of files holds, each with what it refers to, directly or through others. */
export interface ContractsAmong {
  /** Those that no other one refers to, in the order of the files; what is no contract belongs to none. */
  readonly contracts: readonly ContractInFiles[]
  /** What begins with a file, whether others refer to it or not; undefined when there is no such file. */
  beginningWith(name: string): ContractInFiles | undefined
}

/**
 * Reads every file once, to find the contracts among them.
 * @param outline tells what a file is and refers to, undefined when it holds too much; many are asked for at once
 */
export async function contractsAmong(
  files: readonly ContractFile[],
  outline: (file: ContractFile) => Promise<FileOutline | undefined>,
): Promise<ContractsAmong> {
  // File by file: together they may hold more than one contract may.
  const outlines = await Promise.all(
    files.map(async (file) => (await outline(file)) ?? NOTHING_READ),
  )
  const graph = await referenceGraph(files, outlines)
  const named = new Map(graph.map((node) => [node.file.name, node]))
  return {
    contracts: rootsOf(graph).map(contractFrom),
    beginningWith: (name) => {
      const node = named.get(name)
      return node && contractFrom(node)
    },
  }
}

/**
 * What it reaches is gone through each time that it is asked for: thousands of contracts of a heap may share all of its
 * files, which would be millions together. Of one that reaches more than a contract may have, some more are named.
 */
function contractFrom(root: Node): ContractInFiles {
  return {
    entry: root.file,
    get files() {
      const seen = new Set<Node>()
      const finished: Node[] = []
      const isAll = visit(root, seen, ({ uses }) => uses, finished, DEFAULT_LIMITS.files)
      const reached = isAll ? finished : [...seen]
      return [root.file, ...reached.filter((node) => node !== root).map(({ file }) => file)]
    },
  }
}

const NOTHING_READ: FileOutline = { format: undefined, references: [] }

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_CANDIDATES_SHOWN).map(quoted).join(', ')
  const more = names.length - MOST_CANDIDATES_SHOWN
  return more > 0 ? `${shown} and ${more} more` : shown
}

interface Node {
  readonly file: ContractFile
  readonly format: Format | undefined
  readonly uses: Node[]
  readonly usedBy: Node[]
}

async function referenceGraph(
  files: readonly ContractFile[],
  outlines: readonly FileOutline[] | undefined,
): Promise<readonly Node[]> {
  const resolve = resolveWithin(files)
  const nodes = new Map<string, Node>()
  const references = new Map<Node, readonly string[]>()
  if (outlines === undefined) {
    throw new BundleError(
      'bundle-too-large',
      'The files of the bundle hold more than is read to find the one to begin with; name it as entry.',
    )
  }
  for (const [index, file] of files.entries()) {
    const node: Node = { file, format: outlines[index]?.format, uses: [], usedBy: [] }
    nodes.set(file.name, node)
    references.set(node, outlines[index]?.references ?? [])
  }
  for (const [node, uris] of references) {
    for (const uri of uris) {
      const resolution = await resolve(uri, node.file.name)
      const target = resolution.kind === 'found' ? nodes.get(resolution.file.name) : undefined
      if (target === undefined || target === node) continue
      node.uses.push(target)
      target.usedBy.push(node)
    }
  }
  return [...nodes.values()]
}

/**
 * The contracts that none reaches, in the order of the bundle. Contracts that refer to each other in a circle
 * that nothing else reaches are roots together; parts of a contract are on the way, but never roots.
 */
function rootsOf(nodes: readonly Node[]): readonly Node[] {
  // What is finished last reaches all that it can be reached from, if anything does (Kosaraju and Sharir).
  const finished: Node[] = []
  const reached = new Set<Node>()
  for (const node of nodes) {
    if (node.format !== undefined) visit(node, reached, ({ uses }) => uses, finished)
  }
  const covered = new Set<Node>()
  const circles = new Set<Node>()
  for (const node of finished.reverse()) {
    if (covered.has(node)) continue
    visit(node, covered, ({ uses }) => uses)
    visit(node, circles, ({ usedBy }) => usedBy.filter((user) => reached.has(user)))
  }
  return nodes.filter((node) => node.format !== undefined && circles.has(node))
}

/**
 * Visits what is reached from a node in depth, without recursion; `finished` gets each after all it reaches.
 * @returns false when it stopped, since it had seen more than `most`
 */
function visit(
  start: Node,
  seen: Set<Node>,
  next: (node: Node) => readonly Node[],
  finished?: Node[],
  most = Infinity,
): boolean {
  if (seen.has(start)) return true
  seen.add(start)
  const path = [{ node: start, others: next(start).values() }]
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const { value: other, done } = top.others.next()
    if (done === true) {
      finished?.push(top.node)
      path.pop()
    } else if (!seen.has(other)) {
      seen.add(other)
      if (seen.size > most) return false
      path.push({ node: other, others: next(other).values() })
    }
  }
  return true
}
