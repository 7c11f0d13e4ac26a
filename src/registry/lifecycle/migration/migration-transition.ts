/** What a move by an adopted map is called among decisions; no lifecycle can declare a transition of this name. */
export const MIGRATION = 'migration:by-map'
