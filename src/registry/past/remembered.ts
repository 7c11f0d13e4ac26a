/** All of a document. */
export function rememberedWhole(value: object): object {
  return value
}

/** All but the decision that led to the state, which is kept for itself. */
export function rememberedWithoutDecision(value: { readonly decision?: unknown }): object {
  return { ...value, decision: undefined }
}
