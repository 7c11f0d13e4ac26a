import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '../../../src/store/index.ts'

/** What says that a version of the governance was written. */
export function versionEvent(number: number, at: string): DomainEvent {
  return {
    ...{ id: randomUUID(), at, action: 'governance.changed', subject: `governance:${number}` },
    actor: { kind: 'system', id: 'system', name: 'Concordat' },
    change: {},
  }
}
