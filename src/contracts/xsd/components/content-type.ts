import type { Particle } from './particle.ts'
import type { SimpleTypeDefinition } from './type-definition.ts'
import type { UnresolvedComponent } from './unresolved-component.ts'

/** What a complex type allows inside (part 1, section 3.4.1). */
export type ContentType =
  | { readonly kind: 'empty' }
  | { readonly kind: 'simple'; readonly type: SimpleTypeDefinition | UnresolvedComponent }
  | { readonly kind: 'element-only' | 'mixed'; readonly particle: Particle }
