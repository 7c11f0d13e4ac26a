import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ARCHIVED_COLLECTIONS, LEFT_OUT_OF_ARCHIVES } from '../../src/archived-collections.ts'
import { packageRoot } from '../../src/package-root.ts'

/** Names of the collections that are declared anywhere. */
function declared(): string[] {
  const folder = join(packageRoot, 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .flatMap((text) => [...text.matchAll(/: CollectionDeclaration<[^=]*> = \{\s+name: '([^']+)'/g)])
    .map(([, name]) => name ?? '')
    .sort()
}

it('every collection is in archives, or left out with a reason', () => {
  const names = declared()
  expect(names).toContain('versions')
  const archived = ARCHIVED_COLLECTIONS.map(({ name }) => name)
  expect(names).toEqual([...archived, ...Object.keys(LEFT_OUT_OF_ARCHIVES)].sort())
})

it('archives hold their collections in the order of their names, so that their bytes are settled', () => {
  const archived = ARCHIVED_COLLECTIONS.map(({ name }) => name)
  expect(archived).toEqual([...archived].sort())
})

it('the documentation names every collection that archives hold', () => {
  const text = readFileSync(join(packageRoot, 'docs/archive.md'), 'utf8')
  const named = new Set([...text.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name))
  expect(ARCHIVED_COLLECTIONS.map(({ name }) => name).filter((name) => !named.has(name))).toEqual(
    [],
  )
})
