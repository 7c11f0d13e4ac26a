import {
  isDataArray,
  isDataObject,
  memberOf,
  type DataObject,
  type DataValue,
} from '../../../contracts/index.ts'
import { helpFor } from '../../help.ts'
import type { Severity } from '../../model.ts'
import type { Given, RulesetFormat } from '../model.ts'
import type { WrittenXPath } from '../x-path/check-x-paths.ts'
import {
  AliasError,
  EXPRESSION_WANTED,
  expandAliases,
  isExpression,
  type Aliases,
} from './aliases.ts'
import type { Mistakes, Path } from './mistakes.ts'
import { readFormats } from './read-formats.ts'
import { readNamespaces } from './read-namespaces.ts'
import { readThen, type KnownFunctions } from './read-then.ts'
import type { NamedEntry, RuleDefinition, RuleEntry } from './rule-definition.ts'
import { XML_FORMATS } from './ruleset-formats.ts'

/** What the rules of a file see of the rest of it. */
export interface RuleScope {
  readonly aliases: Aliases
  readonly formats: readonly RulesetFormat[] | undefined
  readonly namespaces: Readonly<Record<string, string>>
  readonly functions: KnownFunctions
  /** The file is one of this project, so that its rules have pages. */
  readonly isShipped: boolean
  /** Takes the XPaths met, which are checked when the whole ruleset has been read. */
  readonly xPaths: WrittenXPath[]
}

const SEVERITY_WORDS: ReadonlyMap<DataValue, Severity | 'off'> = new Map<
  DataValue,
  Severity | 'off'
>([
  ['error', 'error'],
  ['warn', 'warning'],
  ['info', 'info'],
  ['hint', 'hint'],
  ['off', 'off'],
])
/** In a definition severities may be numbers, too. */
const SEVERITY_NUMBERS: ReadonlyMap<DataValue, Severity | 'off'> = new Map<
  DataValue,
  Severity | 'off'
>([
  [-1, 'off'],
  [0, 'error'],
  [1, 'warning'],
  [2, 'info'],
  [3, 'hint'],
])

const MEMBERS: ReadonlySet<string> = new Set([
  'description',
  'documentationUrl',
  'extensions',
  'formats',
  'given',
  'message',
  'namespaces',
  'recommended',
  'resolved',
  'severity',
  'tags',
  'then',
  'type',
])

/** Reads `rules`: definitions, and severities or switches for rules of the rulesets extended. */
export function readRules(
  value: DataValue | undefined,
  scope: RuleScope,
  mistakes: Mistakes,
  at: Path,
): readonly NamedEntry[] {
  if (value === undefined) return []
  if (!isDataObject(value)) {
    mistakes.report('rules must be an object', at)
    return []
  }
  return Object.entries(value).flatMap(([id, written]) => {
    const path = [...at, id]
    const entry = readEntry(id, written, scope, mistakes, path)
    return entry === undefined ? [] : [{ id, entry, location: mistakes.locate(path) }]
  })
}

function readEntry(
  id: string,
  written: DataValue,
  scope: RuleScope,
  mistakes: Mistakes,
  path: Path,
): RuleEntry | undefined {
  if (isDataObject(written)) {
    const definition = new DefinitionReader(id, written, scope, mistakes, path).read()
    return definition && { kind: 'definition', definition }
  }
  if (typeof written === 'boolean') return { kind: 'switch', isOn: written }
  const severity = SEVERITY_WORDS.get(written)
  if (severity !== undefined) return { kind: 'severity', severity }
  mistakes.report(
    `The rule "${id}" must be an object with "given" and "then", or one of error, warn, info, hint, off, true and false`,
    path,
  )
  return undefined
}

export function readSeverity(written: DataValue): Severity | 'off' | undefined {
  return SEVERITY_WORDS.get(written) ?? SEVERITY_NUMBERS.get(written)
}

class DefinitionReader {
  readonly #id: string
  readonly #written: DataObject
  readonly #scope: RuleScope
  readonly #mistakes: Mistakes
  readonly #path: Path

  constructor(id: string, written: DataObject, scope: RuleScope, mistakes: Mistakes, path: Path) {
    this.#id = id
    this.#written = written
    this.#scope = scope
    this.#mistakes = mistakes
    this.#path = path
  }

  read(): RuleDefinition | undefined {
    this.#refuseUnknownMembers()
    const written = this.#written
    const givenValue = memberOf(written, 'given')
    const thenValue = memberOf(written, 'then')
    if (givenValue === undefined || thenValue === undefined) {
      this.#mistakes.report(`The rule "${this.#id}" needs "given" and "then"`, this.#path)
      return undefined
    }
    const formats = readFormats(memberOf(written, 'formats'), this.#mistakes, this.#at('formats'))
    const language = this.#language(formats ?? this.#scope.formats)
    const own = readNamespaces(
      memberOf(written, 'namespaces'),
      this.#mistakes,
      this.#at('namespaces'),
    )
    const namespaces = { ...this.#scope.namespaces, ...own }
    const given = this.#given(givenValue, language)
    const { then, unsupported } = readThen(
      thenValue,
      language,
      this.#scope.functions,
      this.#mistakes,
      this.#at('then'),
    )
    this.#tags()
    if (language === 'x-path') this.#noteXPaths(givenValue, thenValue, namespaces)
    return {
      ...(this.#scope.isShipped && { documentationUrl: helpFor(this.#id) }),
      ...this.#texts(),
      ...this.#severity(),
      ...this.#resolved(),
      ...(formats !== undefined && { formats }),
      fileFormats: this.#scope.formats,
      isRecommended: this.#flag('recommended') ?? true,
      given,
      then,
      namespaces,
      ...(unsupported !== undefined && { unsupported }),
    }
  }

  #at(...steps: Path): Path {
    return [...this.#path, ...steps]
  }

  #refuseUnknownMembers(): void {
    for (const key of Object.keys(this.#written)) {
      if (MEMBERS.has(key) || key.startsWith('x-')) continue
      this.#mistakes.report(`A rule has no member "${key}"`, this.#at(key))
    }
  }

  #texts(): Partial<Pick<RuleDefinition, 'description' | 'message' | 'documentationUrl'>> {
    const texts: { description?: string; message?: string; documentationUrl?: string } = {}
    for (const name of ['description', 'message', 'documentationUrl'] as const) {
      const text = memberOf(this.#written, name)
      if (typeof text === 'string') texts[name] = text
      else if (text !== undefined) this.#mistakes.report(`${name} must be a text`, this.#at(name))
    }
    const { documentationUrl } = texts
    // Reports make a link of it, and other schemes run scripts or open files.
    if (documentationUrl !== undefined && !isWebAddress(documentationUrl)) {
      this.#mistakes.report(
        'documentationUrl must be an address of http or https',
        this.#at('documentationUrl'),
      )
    }
    const type = memberOf(this.#written, 'type')
    if (type !== undefined && type !== 'style' && type !== 'validation') {
      this.#mistakes.report('type must be "style" or "validation"', this.#at('type'))
    }
    return texts
  }

  #severity(): Pick<RuleDefinition, 'severity'> {
    const written = memberOf(this.#written, 'severity')
    if (written === undefined) return {}
    const severity = readSeverity(written)
    if (severity !== undefined) return { severity }
    this.#mistakes.report(SEVERITY_WANTED, this.#at('severity'))
    return {}
  }

  #resolved(): Pick<RuleDefinition, 'resolved'> {
    const resolved = this.#flag('resolved')
    return resolved === undefined ? {} : { resolved }
  }

  #flag(name: string): boolean | undefined {
    const value = memberOf(this.#written, name)
    if (value === undefined || typeof value === 'boolean') return value
    this.#mistakes.report(`${name} must be true or false`, this.#at(name))
    return undefined
  }

  #tags(): void {
    const tags = memberOf(this.#written, 'tags')
    if (tags === undefined) return
    if (isDataArray(tags) && tags.every((tag) => typeof tag === 'string')) return
    this.#mistakes.report('tags must be a list of texts', this.#at('tags'))
  }

  #language(formats: readonly RulesetFormat[] | undefined): Given['language'] {
    const xml = (formats ?? []).filter((format) => XML_FORMATS.includes(format))
    if (xml.length === 0) return 'json-path'
    if (xml.length < (formats ?? []).length) {
      // It is read as one over JSON, so that no further mistakes follow from this one.
      this.#mistakes.report(
        `The rule "${this.#id}" is for ${(formats ?? []).join(', ')}: XML and other formats need a rule each`,
        this.#path,
      )
      return 'json-path'
    }
    return 'x-path'
  }

  #given(written: DataValue, language: Given['language']): readonly Given[] {
    const path = this.#at('given')
    if (!isDataArray(written)) return this.#expression(written, language, path)
    if (written.length === 0) this.#mistakes.report('given must not be empty', path)
    return written.flatMap((one, index) => this.#expression(one, language, [...path, index]))
  }

  #noteXPaths(
    given: DataValue,
    then: DataValue,
    namespaces: Readonly<Record<string, string>>,
  ): void {
    const written: [DataValue | undefined, Path][] = [
      ...listOf(given, ['given']),
      ...listOf(then, ['then']).map(([one, path]): [DataValue | undefined, Path] => [
        memberOf(one, 'field'),
        [...path, 'field'],
      ]),
    ]
    for (const [expression, path] of written) {
      if (typeof expression !== 'string') continue
      const location = this.#mistakes.locate(this.#at(...path))
      this.#scope.xPaths.push({ expression, namespaces, location })
    }
  }

  #expression(written: DataValue, language: Given['language'], path: Path): readonly Given[] {
    if (language === 'x-path') {
      if (typeof written === 'string' && written.trim() !== '') {
        return [{ language, expression: written, formats: undefined }]
      }
      this.#mistakes.report('given must be an XPath', path)
      return []
    }
    if (typeof written !== 'string' || !isExpression(written)) {
      this.#mistakes.report(EXPRESSION_WANTED, path)
      return []
    }
    try {
      return expandAliases(written, this.#scope.aliases)
    } catch (error) {
      if (!(error instanceof AliasError)) throw error
      this.#mistakes.report(`The expression ${written} cannot be used: ${error.message}`, path)
      return []
    }
  }
}

export const SEVERITY_WANTED =
  'A severity must be one of error, warn, info, hint, off, or a number from 0 (error) to 3 (hint)'

/** What may stand alone or in a list, each with the path to it. */
function listOf(value: DataValue, path: Path): [DataValue, Path][] {
  if (!isDataArray(value)) return [[value, path]]
  return value.map((one, index): [DataValue, Path] => [one, [...path, index]])
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
