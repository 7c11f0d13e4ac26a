import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const noticeDocument = z.object({
  kind: z.string(),
  /** What it is about, for instance `version:sales/orders@1.2.0`. */
  subject: z.string(),
  title: z.string(),
  text: z.string(),
  /** What the reader may open, when there is something. */
  service: z.string().optional(),
  version: z.string().optional(),
  subscription: z.string().optional(),
  /** `role:…` and `account:…`: whoever has one of them is told. */
  inboxes: z.array(z.string()).min(1),
  /** Accounts that have read it. */
  readers: z.array(z.string()),
  at: z.iso.datetime(),
})
export type NoticeDocument = z.infer<typeof noticeDocument>

/** What people and roles were told. */
export const NOTICES: CollectionDeclaration<NoticeDocument> = {
  name: 'notices',
  schema: noticeDocument,
  indexes: [
    { name: 'by-inbox', fields: ['inboxes'], multikey: true },
    { name: 'by-reader', fields: ['readers'], multikey: true },
    { name: 'by-time', fields: ['at'] },
  ],
}
