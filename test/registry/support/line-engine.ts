import {
  digestOfBytes,
  digestOfFiles,
  type ContractFile,
  type ContractSummary,
  type ImportSummary,
  type Location,
  type UnreadableContract,
} from '../../../src/contracts/index.ts'
import type {
  Change,
  Comparison,
  ConsumerHit,
  ConsumerUsage,
  ReadConsumer,
} from '../../../src/compatibility/index.ts'
import {
  RegistryError,
  type ContractBundle,
  type ContractEngine,
  type ContractFacts,
  type PackReference,
} from '../../../src/registry/index.ts'
import type { Finding, LintResult, Verdict } from '../../../src/rules/index.ts'

/**
 * An engine over contracts of one fact a line, so that tests of the registry show all that matters:
 *
 *     title Orders
 *     operation placeOrder
 *     message PlaceOrder
 *     type Order
 *     namespace urn:example:orders
 *     import types.txt
 *     error the pack "strict" finds this
 *     unsure the pack "strict" cannot judge this
 *     offers cancelOrder
 *     incomparable
 *     unreadable
 *
 * What a version no longer `offers` breaks whoever uses it; what a consumer `uses` stands in lines, too.
 */
export interface LineEngine extends ContractEngine {
  /** How often a contract was judged, which a kept report makes needless. */
  judged: number
  /** How often two contracts were compared, which a kept comparison makes needless. */
  compared: number
  /** Set to make every comparison cost too much. */
  isTooCostly: boolean
  /** Set to make every comparison fail with this. */
  failure: string | undefined
}

export function createLineEngine(): LineEngine {
  const engine: LineEngine = {
    version: '1.0.0-test',
    judged: 0,
    compared: 0,
    isTooCostly: false,
    failure: undefined,
    compare: (old, now) => {
      engine.compared += 1
      if (engine.failure !== undefined) return Promise.reject(new TypeError(engine.failure))
      return engine.isTooCostly
        ? Promise.reject(new RegistryError('contract-too-costly', 'It took too long.'))
        : Promise.resolve(compare(old, now))
    },
    consumersOf: (_old, _now, changes, usages) =>
      Promise.resolve(
        changes.map((change) => ({
          ...change,
          consumers: usages.flatMap((usage) => hitOf(change, usage) ?? []),
        })),
      ),
    readConsumer: (files, entry, name) => Promise.resolve(readConsumer(files, entry, name)),
    outline: (files) =>
      Promise.resolve(
        files.map((file) => {
          const lines = linesOf(file)
          const isContract = lines.some(([word]) => word === 'title' || word === 'unreadable')
          return {
            format: isContract ? ('openapi-3.1' as const) : undefined,
            references: valuesOf(lines, 'import'),
          }
        }),
      ),
    read: (files, entry) => Promise.resolve(read(files, entry)),
    judge: (files, entry, source, packs) => {
      engine.judged += 1
      return Promise.resolve(judge(read(files, entry), source, packs))
    },
  }
  return engine
}

function compare(old: ContractBundle, now: ContractBundle): Comparison {
  const [before, after] = [entryLines(old), entryLines(now)]
  const offered = new Set(valuesOf(after, 'offers'))
  const gone = valuesOf(before, 'offers').filter((operation) => !offered.has(operation))
  const isOpen = [...before, ...after].some(([word]) => word === 'incomparable')
  const isSame = JSON.stringify(before) === JSON.stringify(after)
  return {
    old: { source: old.source, format: 'openapi-3.1', digest: digestOfFiles(old.files) },
    new: { source: now.source, format: 'openapi-3.1', digest: digestOfFiles(now.files) },
    verdict:
      gone.length > 0 ? 'breaking' : isOpen ? 'indeterminate' : isSame ? 'identical' : 'compatible',
    recommendedBump: gone.length > 0 ? 'major' : isSame ? 'none' : 'patch',
    changes: gone.map((operation) => ({
      id: 'api-removed-without-deprecation',
      level: 'error',
      breaks: ['consumer'],
      message: `${operation} was removed.`,
      operations: [operation],
      fingerprint: `gone ${operation}`,
      oldLocation: at(old.entry, 1),
      newLocation: undefined,
      waived: undefined,
    })),
    notCompared: isOpen
      ? [{ reason: 'It says so itself.', oldLocation: undefined, newLocation: undefined }]
      : [],
  }
}

function hitOf({ operations }: Change, usage: ConsumerUsage): ConsumerHit | undefined {
  const { consumer, operations: used } = usage
  if (used === undefined) {
    return { consumer, certainty: 'may-break', operations, reason: 'Its use is not known.' }
  }
  const hit = used.map(({ operation }) => operation).filter((name) => operations.includes(name))
  if (hit.length === 0) return undefined
  return { consumer, certainty: 'breaks', operations: hit, reason: `It calls ${hit.join()}.` }
}

function readConsumer(files: readonly ContractFile[], entry: string, name: string): ReadConsumer {
  const lines = entryLines({ files, entry })
  const used = valuesOf(lines, 'uses')
  return used.length === 0
    ? { readable: false, message: 'No line says what is used.' }
    : {
        readable: true,
        source: 'consumer-contract',
        provider: valuesOf(lines, 'provider')[0],
        usage: {
          consumer: valuesOf(lines, 'consumer')[0] ?? name,
          operations: used.map((operation) => ({ operation })),
        },
      }
}

function entryLines({
  files,
  entry,
}: Pick<ContractBundle, 'files' | 'entry'>): readonly (readonly [string, string])[] {
  const file = files.find(({ name }) => name === entry)
  return file === undefined ? [] : linesOf(file)
}

function read(files: readonly ContractFile[], entry: string): ContractFacts | UnreadableContract {
  const file = files.find(({ name }) => name === entry)
  if (file === undefined) throw new RangeError(entry)
  const lines = linesOf(file)
  const unreadable = lines.findIndex(([word]) => word === 'unreadable')
  if (unreadable !== -1) {
    return {
      readable: false,
      format: 'unknown',
      digest: digestOfBytes(file.bytes),
      error: {
        code: 'not-a-contract',
        message: 'It says so itself.',
        location: at(entry, unreadable + 1),
      },
    }
  }
  const imported = valuesOf(lines, 'import').map((uri) => files.find(({ name }) => name === uri))
  const used = [file, ...imported.filter((found) => found !== undefined)]
  return {
    readable: true,
    format: 'openapi-3.1',
    digest: digestOfFiles(used),
    canonicalDigest: `lines:${lines
      .map((line) => line.join(' '))
      .sort()
      .join(';')}`,
    entry,
    files: used,
    summary: summaryOf(lines, entry, files),
  }
}

function summaryOf(
  lines: readonly (readonly [string, string])[],
  entry: string,
  files: readonly ContractFile[],
): ContractSummary {
  return {
    format: 'openapi-3.1',
    title: valuesOf(lines, 'title')[0],
    version: undefined,
    description: valuesOf(lines, 'description')[0],
    namespaces: valuesOf(lines, 'namespace'),
    services: [],
    operations: valuesOf(lines, 'operation').map((name) => ({
      name,
      id: undefined,
      kind: 'request-response',
      group: undefined,
      method: undefined,
      path: name.split(' ')[1],
      title: undefined,
      deprecated: false,
      input: [],
      output: [],
      faults: [],
      location: at(entry, 1),
    })),
    messages: valuesOf(lines, 'message').map((name) => ({
      name,
      namespace: undefined,
      parts: [],
      location: at(entry, 1),
    })),
    types: valuesOf(lines, 'type').map((name) => ({
      name,
      namespace: undefined,
      kind: 'schema',
      location: at(entry, 1),
    })),
    imports: valuesOf(lines, 'import').map((uri) => importOf(uri, entry, files)),
  }
}

function importOf(uri: string, entry: string, files: readonly ContractFile[]): ImportSummary {
  const found = files.find(({ name }) => name === uri)
  return {
    kind: 'ref',
    uri,
    namespace: undefined,
    resolved: found && { file: uri, digest: digestOfBytes(found.bytes) },
    problem: found === undefined ? { kind: 'missing', reason: `no ${uri}` } : undefined,
    location: at(entry, 1),
  }
}

function judge(
  contract: ContractFacts | UnreadableContract,
  source: string,
  packs: readonly PackReference[],
): LintResult {
  if (!contract.readable) throw new RangeError('the registry judges only what it could read')
  const [file] = contract.files
  const lines = file === undefined ? [] : linesOf(file)
  const findings: readonly Finding[] = packs.length === 0 ? [] : findingsIn(contract.entry, lines)
  const unsure = valuesOf(lines, 'unsure').map((reason) => ({ rule: 'LINE2', reason }))
  const undecided: Verdict = unsure.length > 0 ? 'indeterminate' : 'pass'
  const verdict = findings.length > 0 ? 'fail' : undecided
  return {
    source,
    format: contract.format,
    digest: contract.digest,
    verdict: packs.length === 0 ? 'indeterminate' : verdict,
    policies: packs.map(({ id, version }) => ({
      id,
      version,
      verdict,
      counts: { error: findings.length, warning: 0, info: 0, hint: 0 },
      notEvaluated: unsure,
    })),
    findings,
  }
}

function findingsIn(
  entry: string,
  lines: readonly (readonly [string, string])[],
): readonly Finding[] {
  return lines.flatMap(([word, message], index) =>
    word === 'error'
      ? [
          {
            rule: 'LINE1',
            policy: 'strict',
            policies: ['strict'],
            severity: 'error',
            message,
            requirements: [],
            help: 'https://example.com/LINE1',
            fingerprint: `LINE1 ${message}`,
            location: at(entry, index + 1),
            waived: null,
          },
        ]
      : [],
  )
}

function linesOf(file: ContractFile): readonly (readonly [string, string])[] {
  return new TextDecoder()
    .decode(file.bytes)
    .split('\n')
    .map((line) => {
      const [word = '', ...rest] = line.trim().split(' ')
      return [word, rest.join(' ')]
    })
}

function valuesOf(lines: readonly (readonly [string, string])[], word: string): readonly string[] {
  return lines.filter(([first]) => first === word).map(([, value]) => value)
}

function at(file: string, line: number): Location {
  return { file, pointer: '', line, column: 1 }
}
