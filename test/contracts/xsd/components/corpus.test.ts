import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { elementsOf } from '../../../../src/contracts/index.ts'
import type {
  ComponentSet,
  GlobalComponent,
  Term,
  TypeDefinition,
  UnresolvedComponent,
} from '../../../../src/contracts/index.ts'
import { readLocalContract } from '../../../support/local-resolver.ts'
import { sharedFolder } from '../../../support/shared.ts'

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe

type AnyComponent = GlobalComponent | TypeDefinition | UnresolvedComponent | Term

/** Asks every component that can be reached for all it knows, and answers their keys. */
function walk(set: ComponentSet): readonly string[] {
  const keys: string[] = []
  const seen = new Set<AnyComponent>()
  const waiting: AnyComponent[] = [...set.all]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if ('key' in next && !('isBuiltIn' in next && next.isBuiltIn)) keys.push(next.key)
    if (next.kind === 'modelGroup') waiting.push(...next.particles.map(({ term }) => term))
    else waiting.push(...neighbours(next, set))
  }
  return keys
}

function neighbours(component: AnyComponent, set: ComponentSet): readonly AnyComponent[] {
  switch (component.kind) {
    case 'element':
      return [component.type, ...set.substitutionsFor(component)]
    case 'attribute':
      return [component.type]
    case 'group':
      return [component.modelGroup]
    case 'attributeGroup':
      return component.attributes.uses.map(({ declaration }) => declaration)
    case 'simpleType':
      expect(component.facets.patterns.flat().every(({ name }) => name === 'pattern')).toBe(true)
      return [component.baseType, component.itemType, ...component.memberTypes].filter(
        (type) => type !== undefined,
      )
    case 'complexType': {
      const { contentType, baseType, attributeUses } = component
      const inner = 'particle' in contentType ? contentType.particle : undefined
      return [
        ...(baseType === undefined ? [] : [baseType]),
        ...attributeUses.map(({ declaration }) => declaration),
        ...(inner === undefined ? [] : [inner.term, ...elementsOf(inner)]),
        ...set.typesDerivedFrom(component),
      ]
    }
    default:
      return []
  }
}

describeWithShared('the schemas of every WSDL and XSD file of the corpus', () => {
  const folder = join(shared ?? '', 'corpus')

  test('have components that can all be asked, each with a key of its own', async () => {
    const paths = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([path = '', kind = '']) => path.startsWith('wsdl/') && /^(?:wsdl|xsd)$/.test(kind))
      .map(([path = '']) => path)
    let components = 0
    const slow: string[] = []
    const withRepetitions: string[] = []
    for (const path of paths) {
      const contract = await readLocalContract(join(folder, path))
      if (!contract.readable || !('schemas' in contract.model)) continue
      const started = performance.now()
      const keys = walk(contract.model.schemas.components)
      if (performance.now() - started > 5_000) slow.push(path)
      components += keys.length
      if (new Set(keys).size < keys.length) withRepetitions.push(path)
    }
    expect(withRepetitions).toEqual([])
    expect(slow).toEqual([])
    expect(components).toBeGreaterThan(100_000)
  }, 120_000)
})
