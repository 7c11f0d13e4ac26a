import {
  ContractError,
  isDataArray,
  isDataObject,
  memberOf,
  readData,
  SourceText,
  type DataDocument,
  type DataObject,
  type DataValue,
} from '../../../contracts/index.ts'
import type { RulesetFunction } from '../functions/ruleset-function.ts'
import type { RulesetMistake } from '../model.ts'
import type { WrittenXPath } from '../x-path/check-x-paths.ts'
import { readAliases, type Aliases } from './aliases.ts'
import { Mistakes, type Path } from './mistakes.ts'
import { namedRuleset, PACKAGE_REASON, type NamedRuleset } from './named-ruleset.ts'
import { readExtends, type WrittenExtends } from './read-extends.ts'
import { readFormats } from './read-formats.ts'
import { readNamespaces } from './read-namespaces.ts'
import { readExcept, readOverrides } from './read-overrides.ts'
import { readParserOptions } from './read-parser-options.ts'
import { readRules, type RuleScope } from './read-rules.ts'
import type { Extended, OverrideLayer, RuleLayer, RulesetFile } from './ruleset-file.ts'
import { RULESET_LIMITS, RULESET_READING } from './ruleset-limits.ts'
import type { ResolveRuleset, RulesetReference, RulesetSource } from './ruleset-source.ts'

type TextSource = Extract<RulesetSource, { kind: 'text' }>

const MEMBERS: ReadonlySet<string> = new Set([
  '$schema',
  'aliases',
  'description',
  'documentationUrl',
  'except',
  'extends',
  'formats',
  'functions',
  'functionsDir',
  'namespaces',
  'overrides',
  'parserOptions',
  'rules',
])
const OVERRIDE_MEMBERS: ReadonlySet<string> = new Set([
  'aliases',
  'extends',
  'files',
  'formats',
  'namespaces',
  'parserOptions',
  'rules',
])

/** Reads a ruleset's file and, one after the other, the files that it extends. */
export class RulesetReader {
  readonly mistakes: RulesetMistake[] = []
  /** The texts read, in their order. */
  readonly texts: string[] = []
  /** The XPaths met. */
  readonly xPaths: WrittenXPath[] = []
  readonly #resolve: ResolveRuleset
  readonly #shippedFunctions: ReadonlyMap<string, RulesetFunction>
  readonly #known = new Map<string, RulesetFile>()

  constructor(resolve: ResolveRuleset, shippedFunctions: ReadonlyMap<string, RulesetFunction>) {
    this.#resolve = resolve
    this.#shippedFunctions = shippedFunctions
  }

  /** @param inside the files whose `extends` led here; undefined after a mistake that leaves nothing to read */
  async read(source: TextSource, inside: readonly string[] = []): Promise<RulesetFile | undefined> {
    const known = this.#known.get(source.file)
    if (known !== undefined) return known
    this.texts.push(source.text)
    const document = this.#parse(source)
    if (document === undefined) return undefined
    const mistakes = new Mistakes(document, this.mistakes)
    const root = document.value
    if (!isDataObject(root)) {
      mistakes.report('A ruleset must be an object with "rules", "extends" or "overrides"', [])
      return undefined
    }
    const file = await this.#readFile(source, root, mistakes, [...inside, source.file])
    this.#known.set(source.file, file)
    return file
  }

  #parse({ file, text }: TextSource): DataDocument | undefined {
    const start = { file, pointer: '', line: 1, column: 1 }
    if (text.length > RULESET_LIMITS.characters) {
      const message = `The ruleset has more than ${RULESET_LIMITS.characters} characters.`
      this.mistakes.push({ message, location: start })
      return undefined
    }
    try {
      return readData(new SourceText(file, text), RULESET_READING)
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      this.mistakes.push({ message: error.message, location: error.location ?? start })
      return undefined
    }
  }

  async #readFile(
    source: TextSource,
    root: DataObject,
    mistakes: Mistakes,
    inside: readonly string[],
  ): Promise<RulesetFile> {
    refuseUnknown(root, MEMBERS, 'A ruleset', mistakes, [])
    if (['rules', 'extends', 'overrides'].every((name) => memberOf(root, name) === undefined)) {
      mistakes.report('A ruleset needs "rules", "extends" or "overrides"', [])
    }
    const extended = await this.#extended(root, source, mistakes, inside, [])
    const aliases = aliasesOf(root, extended, mistakes, [])
    const scope: RuleScope = {
      aliases,
      formats: readFormats(memberOf(root, 'formats'), mistakes, ['formats']),
      namespaces: readNamespaces(memberOf(root, 'namespaces'), mistakes, ['namespaces']),
      functions: {
        further: source.isShipped === true ? this.#shippedFunctions : new Map(),
        refused: functionNames(memberOf(root, 'functions'), mistakes),
      },
      xPaths: this.xPaths,
      isShipped: source.isShipped === true,
    }
    const overrides: OverrideLayer[] = []
    const written = [
      ...readOverrides(memberOf(root, 'overrides'), mistakes),
      ...readExcept(memberOf(root, 'except'), mistakes),
    ]
    for (const { scopes, value, path } of written) {
      if (!isDataObject(value)) continue
      refuseUnknown(value, OVERRIDE_MEMBERS, 'An override', mistakes, path)
      const layer = await this.#overrideLayer(value, scope, source, mistakes, inside, path)
      overrides.push({ ...layer, scopes })
    }
    return {
      file: source.file,
      aliases,
      extended,
      entries: readRules(memberOf(root, 'rules'), scope, mistakes, ['rules']),
      parserOptions: readParserOptions(memberOf(root, 'parserOptions'), mistakes, [
        'parserOptions',
      ]),
      overrides,
    }
  }

  async #overrideLayer(
    value: DataObject,
    scope: RuleScope,
    source: TextSource,
    mistakes: Mistakes,
    inside: readonly string[],
    path: Path,
  ): Promise<RuleLayer> {
    const extended = await this.#extended(value, source, mistakes, inside, path)
    const own: RuleScope = {
      ...scope,
      aliases: new Map([...scope.aliases, ...aliasesOf(value, extended, mistakes, path)]),
      formats:
        readFormats(memberOf(value, 'formats'), mistakes, [...path, 'formats']) ?? scope.formats,
      namespaces: {
        ...scope.namespaces,
        ...readNamespaces(memberOf(value, 'namespaces'), mistakes, [...path, 'namespaces']),
      },
    }
    const options = memberOf(value, 'parserOptions')
    return {
      extended,
      entries: readRules(memberOf(value, 'rules'), own, mistakes, [...path, 'rules']),
      parserOptions: readParserOptions(options, mistakes, [...path, 'parserOptions']),
    }
  }

  async #extended(
    holder: DataObject,
    source: TextSource,
    mistakes: Mistakes,
    inside: readonly string[],
    path: Path,
  ): Promise<readonly Extended[]> {
    const extended: Extended[] = []
    const value = memberOf(holder, 'extends')
    for (const written of readExtends(value, mistakes, [...path, 'extends'])) {
      const one = await this.#extend(written, source, mistakes, inside)
      if (one !== undefined) extended.push(one)
    }
    return extended
  }

  async #extend(
    { name, extent, path }: WrittenExtends,
    from: TextSource,
    mistakes: Mistakes,
    inside: readonly string[],
  ): Promise<Extended | undefined> {
    const named = namedRuleset(name, from.file)
    if (named.kind === 'refused') return unavailable(name, named.reason, extent)
    const source = await this.#resolve(referenceOf(named))
    if (source?.kind === 'pack') return { kind: 'pack', pack: source.pack, extent }
    if (source === undefined) {
      if (named.kind === 'file') {
        mistakes.report(`There is no ruleset file ${named.path}`, path)
        return undefined
      }
      const reason = named.kind === 'name' ? PACKAGE_REASON : 'does not ship with this version'
      return unavailable(name, reason, extent)
    }
    if (inside.includes(source.file)) {
      const circle = [...inside.slice(inside.indexOf(source.file)), source.file].join(' → ')
      mistakes.report(`The ruleset extends itself: ${circle}`, path)
      return undefined
    }
    if (inside.length + this.#known.size >= RULESET_LIMITS.files) {
      mistakes.report(`A ruleset can extend at most ${RULESET_LIMITS.files} files`, path)
      return undefined
    }
    const file = await this.read(source, inside)
    return file && { kind: 'file', file, extent }
  }
}

function referenceOf(named: Exclude<NamedRuleset, { kind: 'refused' }>): RulesetReference {
  return named.kind === 'name' ? { kind: 'shipped', id: named.id } : named
}

/** Rulesets that exist, but hold no rule for what is judged here need not be told. */
const FORMATS_OF: Readonly<Record<string, readonly string[]>> = {
  'spectral:asyncapi': ['aas2', 'aas3'],
  'spectral:arazzo': ['arazzo1_0'],
}

function unavailable(name: string, reason: string, extent: Extended['extent']): Extended {
  const formats = Object.hasOwn(FORMATS_OF, name) ? FORMATS_OF[name] : undefined
  const unsupported = { id: name, reason: `the ruleset ${name} ${reason}`, formats }
  return { kind: 'unavailable', unsupported, extent }
}

function aliasesOf(
  holder: DataObject,
  extended: readonly Extended[],
  mistakes: Mistakes,
  path: Path,
): Aliases {
  const inherited = extended.flatMap((one) => (one.kind === 'file' ? [...one.file.aliases] : []))
  const own = readAliases(memberOf(holder, 'aliases'), mistakes, [...path, 'aliases'])
  return new Map([...inherited, ...own])
}

/** `functions` lists names, or pairs of a name and a JSON Schema of its options. */
function functionNames(value: DataValue | undefined, mistakes: Mistakes): ReadonlySet<string> {
  if (value === undefined) return new Set()
  if (!isDataArray(value)) {
    mistakes.report('functions must be a list of names', ['functions'])
    return new Set()
  }
  const names = value.map((item) => (isDataArray(item) ? item[0] : item))
  names.forEach((name, index) => {
    if (typeof name !== 'string') {
      mistakes.report('functions must be a list of names', ['functions', index])
    }
  })
  return new Set(names.filter((name) => typeof name === 'string'))
}

function refuseUnknown(
  holder: DataObject,
  known: ReadonlySet<string>,
  what: string,
  mistakes: Mistakes,
  path: Path,
): void {
  for (const key of Object.keys(holder)) {
    if (known.has(key) || key.startsWith('x-')) continue
    mistakes.report(`${what} has no member "${key}"`, [...path, key])
  }
}
