/** Copies the text of the element that a button names, and reports the result beside the button, which has the words. */

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const line = button.parentElement
  const status = line?.querySelector<HTMLElement>('[role=status]')
  if (!line || !status) continue
  line.hidden = false
  button.addEventListener('click', () => {
    const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent.trim() ?? ''
    navigator.clipboard.writeText(text).then(
      () => (status.textContent = status.dataset['copied'] ?? ''),
      () => (status.textContent = status.dataset['blocked'] ?? ''),
    )
  })
}
