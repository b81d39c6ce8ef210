/** Copies the text of the element that a button names, and reports the result beside the button. */

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const line = button.parentElement
  const said = line?.querySelector('[role=status]')
  if (!line || !said) continue
  line.hidden = false
  button.addEventListener('click', () => {
    const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent.trim() ?? ''
    navigator.clipboard.writeText(text).then(
      () => (said.textContent = 'Copied'),
      () => (said.textContent = 'Your browser blocked copying. Select the text instead.'),
    )
  })
}
