autocmd BufRead,BufNewFile *.kava setfiletype kava
