import { Skeleton, Stack } from '@mantine/core'

/** Stands where a page's content will be; announced as loading to those who cannot see it. */
export function PageSkeleton({ lines = 6 }: { readonly lines?: number }): React.JSX.Element {
  return (
    <div role="status">
      <span className="visually-hidden">Loading…</span>
      <Stack gap="sm" aria-hidden>
        <Skeleton height={30} width="min(22rem, 70%)" />
        <Skeleton height={14} width="min(36rem, 90%)" mb="md" />
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} height={38} />
        ))}
      </Stack>
    </div>
  )
}

/** The same for a part of a page. */
export function PartSkeleton({ lines = 3 }: { readonly lines?: number }): React.JSX.Element {
  return (
    <div role="status">
      <span className="visually-hidden">Loading…</span>
      <Stack gap="xs" aria-hidden>
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} height={28} width={line === lines - 1 ? '70%' : '100%'} />
        ))}
      </Stack>
    </div>
  )
}
