import type { ContractFile, ContractSummary, Format } from '../../contracts/index.ts'
import type { ContentStore } from '../../store/index.ts'
import type { ContractEngine, ContractFacts } from '../contract-engine.ts'
import type { DerivedContents } from '../derived-contents.ts'
import { isErased } from '../erasures/erasable-contents.ts'
import type { VersionDocument } from '../documents.ts'
import type { JudgedContract } from '../judge-contract.ts'

/** What a version's document leaves to its contents. */
export interface VersionContents {
  /** All files, the entry first. */
  files(version: VersionDocument): Promise<readonly ContractFile[]>
  /** Of a contract whose content was erased nothing is known but its format. */
  summary(version: VersionDocument): Promise<ContractSummary>
  /** Keeps what was read of a contract that is about to be a version's, so that its content is not read again. */
  rememberSummary(contract: ContractFacts): Promise<void>
  /** The stored contract, fetched only when it has to be. */
  asJudged(version: VersionDocument): JudgedContract
}

export function createVersionContents(ports: {
  readonly contents: ContentStore
  readonly engine: ContractEngine
  readonly derived: DerivedContents
}): VersionContents {
  const { contents, engine, derived } = ports

  const files: VersionContents['files'] = (version) =>
    Promise.all(
      version.files.map(async ({ name, digest }) => {
        const bytes = await contents.get(digest)
        if (bytes !== undefined) return { name, bytes }
        throw new Error(
          `the store has lost the content ${digest} of ${version.service}@${version.version}`,
        )
      }),
    )

  const keyOf = (one: Pick<VersionDocument, 'digest' | 'entry'> & Files): readonly string[] => {
    const names = one.files.map(({ name }) => name)
    return ['summary', engine.version, one.digest, one.entry, ...names]
  }

  return {
    files,
    rememberSummary: async (contract) => {
      await derived.remember(keyOf(contract), () => Promise.resolve(contract.summary))
    },
    summary: async (version) => {
      try {
        return await derived.remember(keyOf(version), async () => {
          const contract = await engine.read(await files(version), version.entry)
          if (contract.readable) return contract.summary
          throw new Error(
            `this engine cannot read ${version.service}@${version.version}: ${contract.error.message}`,
          )
        })
      } catch (error) {
        if (isErased(error)) return emptySummary(version.format)
        throw error
      }
    },
    asJudged: (version) => ({
      format: version.format,
      digest: version.digest,
      entry: version.entry,
      erased: version.erased,
      names: version.files.map(({ name }) => name),
      files: () => files(version),
    }),
  }
}

interface Files {
  readonly files: readonly { readonly name: string }[]
}

function emptySummary(format: Format): ContractSummary {
  return {
    ...{ format, title: undefined, version: undefined, description: undefined },
    ...{ namespaces: [], services: [], operations: [], messages: [], types: [], imports: [] },
  }
}
