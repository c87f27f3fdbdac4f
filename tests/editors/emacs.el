;;; emacs.el --- A director in Emacs -*- lexical-binding: t; -*-

;; Opens a broken programme, reads what is wrong, mends it. Run by .ci/editors:
;; emacs --batch -Q -L … -l editors/emacs/kava-mode.el -l tests/editors/emacs.el -f kava-seen-in-emacs

;;; Code:

(require 'cl-lib)
(require 'flymake)
(require 'kava-mode)

(defconst kava-patience 20)
(defconst kava-here (file-name-directory (or load-file-name buffer-file-name)))

(defmacro kava-see (what is-so)
  "Waits until IS-SO, and says that WHAT was seen; else the run has failed."
  `(progn
     (kava-pause)
     (with-timeout (kava-patience
                    (error "not seen: %s\n%s\n%s" ,what (kava-told) (buffer-string)))
       (while (not ,is-so)
         (accept-process-output nil 0.02)))
     (princ (format "emacs: %s\n" ,what))))

(defun kava-pause ()
  "What Emacs does when the hands rest; in batch they never do."
  (mapc #'timer-event-handler (copy-sequence timer-idle-list)))

(defun kava-told ()
  "The messages of the buffer's findings."
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun kava-finding (words)
  "The finding that says WORDS."
  (cl-find-if (lambda (found) (string-search words (flymake-diagnostic-text found)))
              (flymake-diagnostics)))

(defun kava-holds (words &optional buffer)
  (with-current-buffer (or buffer (current-buffer))
    (string-search words (buffer-string))))

(defun kava-go-to (words)
  (goto-char (point-min))
  (let ((case-fold-search nil))
    (search-forward words))
  (goto-char (match-beginning 0)))

(defun kava-write-over (words others)
  (kava-go-to words)
  (replace-match others))

(defun kava-laid-out-by-command ()
  "The buffer's text as `kava fmt' lays it out."
  (let ((copy (make-temp-file "kava" nil ".kava" (buffer-string))))
    (unless (zerop (call-process "kava" nil nil nil "fmt" copy))
      (error "kava fmt failed"))
    (prog1 (with-temp-buffer (insert-file-contents copy) (buffer-string))
      (delete-file copy))))

(defun kava-findings (folder)
  (find-file (expand-file-name "programme.kava" folder))
  ;; What the editor does after each command; in batch there are none.
  (run-hooks 'post-command-hook)
  (kava-see "the finding with its clause, at its place"
            (let ((found (kava-finding "45.45 %")))
              (and found
                   (string-search "clause 1.1" (flymake-diagnostic-text found))
                   (equal "choose" (buffer-substring (flymake-diagnostic-beg found)
                                                     (flymake-diagnostic-end found))))))
  (kava-see "the Estonian word" (kava-finding "written in English")))

(defun kava-fix ()
  (kava-go-to "maht")
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_ offered &rest _) (car (all-completions "" offered)))))
    (eglot-code-actions (point) (+ (point) 4) "quickfix" t))
  (kava-see "the fix applied" (and (kava-holds "  volume ") (not (kava-holds "maht "))))
  (kava-see "the finding gone" (not (kava-finding "written in English"))))

(defun kava-layout ()
  (let ((before (buffer-string))
        (expected (kava-laid-out-by-command)))
    (when (equal before expected)
      (error "there is nothing to lay out"))
    (eglot-format-buffer)
    (kava-see "the file laid out as kava fmt does" (equal (buffer-string) expected))))

(defun kava-hover ()
  (kava-go-to "DB-1 ")
  (let (told)
    (eglot-hover-eldoc-function (lambda (words &rest _) (setq told words)))
    (kava-see "the card of the course" (and told (string-search "Questions" told)))))

(defun kava-rename (folder)
  (kava-go-to "DB-1 ")
  (cl-letf (((symbol-function 'y-or-n-p) #'always))
    (eglot-rename "DB-10"))
  (let ((courses (find-file-noselect (expand-file-name "courses.kava" folder))))
    (kava-see "the course renamed in both files"
              (and (kava-holds "DB-10 teaches")
                   (kava-holds "course DB-10 {" courses)
                   (not (kava-holds "DB-1\n" courses)))))
  (kava-see "the finding under the new name" (kava-finding "DB-10 5")))

(defun kava-definition ()
  (kava-go-to "DB-10 ")
  (xref-find-definitions "DB-10")
  (kava-see "where the course is declared"
            (and (equal (buffer-name) "courses.kava")
                 (string-search "course DB-10" (thing-at-point 'line)))))

(defun kava-mended ()
  (kava-write-over "credits    5 ECTS" "credits    6 ECTS")
  (kava-write-over "independent 60" "independent 86")
  (kava-pause)
  (switch-to-buffer "programme.kava")
  (kava-see "that the declared volume no longer agrees"
            (and (kava-finding "the declared volume is 11 ECTS") (not (kava-finding "45.45 %"))))
  (kava-write-over "11 ECTS" "12 ECTS")
  (save-some-buffers t)
  (kava-see "nothing to mend" (null (flymake-diagnostics))))

(defun kava-seen-in-emacs ()
  (let ((folder (make-temp-file "kava" t))
        (kava-options '(:lang "en" :asOf "2026-06-10"))
        (make-backup-files nil)
        (create-lockfiles nil)
        (backtrace-on-error-noninteractive nil)
        (inhibit-message t))
    (dolist (file (directory-files (expand-file-name "catalogue" kava-here) t "\\.kava\\'"))
      (copy-file file (file-name-as-directory folder)))
    (unwind-protect
        (progn
          (kava-findings folder)
          (kava-fix)
          (kava-layout)
          (kava-hover)
          (kava-rename folder)
          (kava-definition)
          (kava-mended)
          (eglot-shutdown (eglot-current-server)))
      (delete-directory folder t))))

;;; emacs.el ends here
