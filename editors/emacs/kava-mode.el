;;; kava-mode.el --- Kava programmes, with eglot -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; A mode for `.kava' files: colours by shape, and the language server by eglot.

;;; Code:

(require 'eglot)

(defgroup kava nil
  "Micro-degrees and micro-credentials, proved against the guideline."
  :group 'languages)

(defcustom kava-command '("kava" "lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defcustom kava-options nil
  "What the server is asked for: a property list such as
\(:lang \"et\" :moment \"submission\" :asOf \"2026-06-10\")."
  :type 'plist)

(defvar kava-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "." table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?' "." table)
    table))

;; What a word means depends on its block; its shape tells most of it.
(defconst kava-font-lock
  '(("^[ \t]*\\([[:lower:]]+\\(?:-[[:lower:]]+\\)*\\)\\(?:[ \t{}]\\|$\\)" 1 font-lock-keyword-face)
    ("\\_<\\([a-z][a-z]\\)[ \t]*[\"„«]" 1 font-lock-type-face)
    ("„[^“”\"\n]*[“”\"]?\\|«[^»\n]*»?" . font-lock-string-face)
    ("\\_<todo\\_>" 0 font-lock-warning-face)
    ("\\_<[0-9]\\{4\\}-[0-9][0-9]\\(?:-[0-9][0-9]\\)?\\_>" 0 font-lock-constant-face)))

(defvar kava-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "C-c k r") #'eglot-rename)
    (define-key map (kbd "C-c k a") #'eglot-code-actions)
    (define-key map (kbd "C-c k f") #'eglot-format-buffer)
    map))

;;;###autoload
(define-derived-mode kava-mode prog-mode "Kava"
  "Writes Kava programmes."
  (setq-local comment-start "// ")
  (setq-local font-lock-defaults '(kava-font-lock))
  (setq-local indent-tabs-mode nil)
  (setq-local indent-line-function #'kava-indent-line)
  (eglot-ensure))

(defun kava-indent-line ()
  "Indents the line by the braces it stands in; the server lays out the rest."
  (let* ((closes (save-excursion (back-to-indentation) (looking-at "}")))
         (depth (car (syntax-ppss (line-beginning-position))))
         (column (* 2 (max 0 (if closes (1- depth) depth)))))
    (if (<= (current-column) (current-indentation))
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

(defun kava-server (&rest _)
  "The server and its options, as eglot wants them."
  (append kava-command
          (list :initializationOptions (or kava-options (make-hash-table)))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.kava\\'" . kava-mode))
(add-to-list 'eglot-server-programs '(kava-mode . kava-server))

(provide 'kava-mode)
;;; kava-mode.el ends here
