/** How plain punctuation is set: curly quotes, `--` an en dash and `---` an em dash, as pandoc has it. */
export const smartPunctuation = { dashes: 'oldschool' } as const
