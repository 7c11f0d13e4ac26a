interface ServiceTagsProps {
  readonly tags: readonly string[]
  readonly onTag: (tag: string) => void
}

/** The tags of a service; choosing one filters by it. */
export function ServiceTags({ tags, onTag }: ServiceTagsProps): React.JSX.Element | null {
  if (tags.length === 0) return null
  return (
    <div className="catalogue-tags">
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          className="catalogue-tag"
          aria-label={`Show services with the tag ${tag}`}
          onClick={() => onTag(tag)}
        >
          {tag}
        </button>
      ))}
    </div>
  )
}
