import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection, Stored, Where } from '../../store/index.ts'
import { domainEvent, findPage, insertUnlessTaken, isStoreProblem } from '../guarded-collection.ts'
import { findOptions, viewPage } from '../page.ts'
import type { Permits } from '../permits.ts'
import type { Actor, ConstitutionInForce } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { NoticeDocument } from './notice-document.ts'

/** Something that somebody should know. */
export interface Notice extends Pick<
  NoticeDocument,
  'kind' | 'subject' | 'title' | 'text' | 'service' | 'version' | 'subscription' | 'at'
> {
  /** Says what is told, once and for all: telling it again is harmless. */
  readonly key: string
  /** Roles that are told; when nobody fills one, those that answer for it are told, too. */
  readonly roles: readonly string[]
  /** Accounts that are told. */
  readonly accounts: readonly string[]
}

export interface NoticeView {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly title: string
  readonly text: string
  readonly service: string | undefined
  readonly version: string | undefined
  readonly subscription: string | undefined
  /** Whether the account that asks has read it. */
  readonly isRead: boolean
  readonly at: string
}

/** The notices to an account and the roles that it fills. */
export interface Notices {
  /** Puts a notice into the inboxes that it is for; nobody to tell is nothing to do. */
  tell(notice: Notice): Promise<void>
  /** Newest first. @throws RegistryError `not-allowed` without an account, `invalid-cursor` */
  list(actor: Actor, page?: PageRequest): Promise<ViewPage<NoticeView>>
  unread(actor: Actor): Promise<number>
  /** Marks a notice as read by this account; again is harmless. @throws RegistryError `notice-not-found` */
  markRead(actor: Actor, id: string): Promise<NoticeView>
}

export interface NoticePorts {
  readonly notices: Collection<NoticeDocument>
  readonly constitution: ConstitutionInForce
  readonly permits: Permits
  readonly newId: () => string
}

export function createNotices({ notices, constitution, permits, newId }: NoticePorts): Notices {
  const mine = async (actor: Actor): Promise<Where> => {
    requireAccount(actor)
    const roles = (await constitution())?.rolesOf?.(actor.id) ?? []
    return {
      inboxes: { in: [`account:${actor.id}`, ...roles.map((role) => `role:${role}`)] },
    }
  }
  return {
    tell: async ({ key, roles, accounts, ...said }) => {
      const inForce = await constitution()
      const told = roles.flatMap((role) => [role, ...(inForce?.holdersOf?.(role) ?? [])])
      const inboxes = [
        ...new Set(told.map((role) => `role:${role}`)),
        ...new Set(accounts.map((account) => `account:${account}`)),
      ]
      if (inboxes.length === 0) return
      const id = digestOfBytes(key).slice('sha256:'.length, 39)
      await insertUnlessTaken(notices, id, { ...said, inboxes, readers: [] }, [])
    },
    list: async (actor, page) => {
      const question = { where: await mine(actor), sort: ['-at'] }
      return viewPage(await findPage(notices, findOptions(page, question)), (notice) =>
        noticeView(notice, actor),
      )
    },
    unread: async (actor) => {
      const where = await mine(actor)
      const read = { ...where, readers: { eq: actor.id } }
      return (await notices.count(where)) - (await notices.count(read))
    },
    markRead: async (actor, id) => {
      const inboxes = (await mine(actor))['inboxes']?.in ?? []
      for (;;) {
        const notice = await notices.get(id)
        if (notice?.value.inboxes.some((box) => inboxes.includes(box)) !== true) {
          throw new RegistryError(
            'notice-not-found',
            `There is no notice ${id.slice(0, 100)} to you or to a role that you fill.`,
          )
        }
        if (notice.value.readers.includes(actor.id)) return noticeView(notice, actor)
        const thing = { subject: `account:${actor.id}`, domain: '' }
        const permit = await permits.require(actor, 'notice.read', thing)
        const read = { ...notice.value, readers: [...notice.value.readers, actor.id] }
        const event = domainEvent(permit, { event: 'notice.read', change: { notice: id } }, newId)
        try {
          return noticeView(await notices.replace(id, notice.revision, read, [event]), actor)
        } catch (error) {
          if (!isStoreProblem(error, 'stale-revision')) throw error // somebody else read it just now
        }
      }
    },
  }
}

function requireAccount(actor: Actor): void {
  if (actor.kind === 'person' || actor.kind === 'token') return
  throw new RegistryError(
    'not-allowed',
    'Notices are for people and the roles that they fill; sign in or send a token.',
  )
}

function noticeView({ id, value }: Stored<NoticeDocument>, actor: Actor): NoticeView {
  const { kind, subject, title, text, service, version, subscription, readers, at } = value
  const isRead = readers.includes(actor.id)
  return { id, kind, subject, title, text, service, version, subscription, isRead, at }
}
