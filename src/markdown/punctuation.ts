/** The options for smart punctuation: curly quotation marks, `--` for an en dash and `---` for an em dash, as in pandoc. */
export const smartPunctuation = { dashes: 'oldschool' } as const
