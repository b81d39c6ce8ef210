import { defineRule } from '../rule.ts'

/** Reading reports this, and `file-is-used`. */
export const fileBelongsHere = defineRule({
  name: 'file-belongs-here',
  holds: 'Every file in the content is one that is read.',
  severity: 'error',
  fixed: true,
})
