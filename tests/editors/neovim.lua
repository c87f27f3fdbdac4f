-- A director in Neovim: opens a broken programme, reads what is wrong, mends it. Run by .ci/editors:
-- nvim --headless --clean --cmd 'set rtp^=editors/neovim' -S tests/editors/neovim.lua

local PATIENCE = 20000

local here = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h")
local folder = vim.fn.tempname()

local function copied()
  vim.fn.mkdir(folder, "p")
  for _, file in ipairs(vim.fn.glob(here .. "/catalogue/*.kava", false, true)) do
    vim.fn.writefile(vim.fn.readfile(file), folder .. "/" .. vim.fn.fnamemodify(file, ":t"))
  end
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, true), "\n")
end

local function holds(whole, part)
  return whole:find(part, 1, true) ~= nil
end

-- Waits until it is so, and says that it was seen; else the run has failed.
local function see(what, is_so)
  if not vim.wait(PATIENCE, is_so, 20) then
    error("not seen: " .. what .. "\n" .. vim.inspect(vim.diagnostic.get()) .. "\n" .. text())
  end
  io.stdout:write("neovim: ", what, "\n")
end

local function diagnostic(code)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    local told = found.code or (found.user_data and found.user_data.lsp.code)
    if told == code then
      return found
    end
  end
end

local function go_to(words)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search("\\V" .. words, "c") > 0, words .. " is not in the text")
end

local function shown_aside()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return text(vim.api.nvim_win_get_buf(window))
    end
  end
  return ""
end

local function laid_out_by_command()
  local copy = vim.fn.tempname() .. ".kava"
  vim.fn.writefile(vim.api.nvim_buf_get_lines(0, 0, -1, true), copy)
  vim.fn.system({ "kava", "fmt", copy })
  assert(vim.v.shell_error == 0, "kava fmt failed")
  return table.concat(vim.fn.readfile(copy), "\n")
end

local function findings()
  vim.g.kava = { asOf = "2026-06-10", lang = "en" }
  vim.cmd("edit " .. folder .. "/programme.kava")
  see("the finding with its clause, at its place", function()
    local found = diagnostic("degree-share")
    return found
      and holds(found.message, "45.45 %")
      and holds(found.message, "clause 1.1")
      and vim.fn.getline(found.lnum + 1):sub(found.col + 1, found.end_col) == "choose"
  end)
  see("the Estonian word", function()
    return diagnostic("estonian-word") ~= nil
  end)
end

local function fix()
  vim.ui.select = function(items, _, choose)
    choose(items[1], 1)
  end
  go_to("maht")
  vim.lsp.buf.code_action()
  see("the fix applied", function()
    return holds(text(), "  volume ") and not holds(text(), "maht ")
  end)
  see("the finding gone", function()
    return diagnostic("estonian-word") == nil
  end)
end

local function layout()
  local before, expected = text(), laid_out_by_command()
  assert(before ~= expected, "there is something to lay out")
  vim.cmd("KavaFormat")
  see("the file laid out as kava fmt does", function()
    return text() == expected
  end)
end

local function hover()
  go_to("DB-1 ")
  vim.lsp.buf.hover()
  see("the card of the course", function()
    return holds(shown_aside(), "Questions")
  end)
end

local function rename()
  go_to("DB-1 ")
  vim.lsp.buf.rename("DB-10")
  local courses
  see("the course renamed in both files", function()
    courses = vim.fn.bufnr(folder .. "/courses.kava")
    return holds(text(), "DB-10 teaches")
      and courses > 0
      and holds(text(courses), "course DB-10 {")
      and select(2, text(courses):gsub("requires   DB%-10\n", "")) == 2
  end)
  see("the finding under the new name", function()
    local found = diagnostic("degree-share")
    return found and holds(found.message, "DB-10 5")
  end)
end

local function definition()
  go_to("DB-10 ")
  vim.lsp.buf.definition()
  see("where the course is declared", function()
    return vim.fn.expand("%:t") == "courses.kava" and holds(vim.fn.getline("."), "course DB-10")
  end)
end

local function preview()
  vim.cmd("buffer programme.kava")
  see("the totals over the programme", function()
    local lens = vim.lsp.codelens.get(vim.api.nvim_get_current_buf())[1]
    return lens and lens.command and holds(lens.command.title, "11 ECTS")
  end)
  local shown = ""
  require("kava").browse = function(page)
    shown = page
  end
  go_to("programme data-basics")
  vim.lsp.codelens.run()
  see("the form of the programme", function()
    return holds(shown, "<html") and holds(shown, "Basics of Data")
  end)
end

local function mended()
  vim.cmd("buffer courses.kava")
  vim.cmd([[%s/credits    5 ECTS/credits    6 ECTS/]])
  vim.cmd("buffer programme.kava")
  see("that the declared volume no longer agrees", function()
    return diagnostic("degree-share") == nil and diagnostic("volume-agrees") ~= nil
  end)
  vim.cmd([[%s/11 ECTS/12 ECTS/]])
  vim.cmd("buffer courses.kava")
  vim.cmd([[%s/independent 60/independent 86/]])
  vim.cmd("silent wall")
  see("nothing to mend", function()
    return #vim.diagnostic.get() == 0
  end)
end

local ok, why = pcall(function()
  copied()
  findings()
  fix()
  layout()
  hover()
  rename()
  definition()
  preview()
  mended()
end)
vim.fn.delete(folder, "rf")
if ok then
  vim.cmd("qall!")
end
io.stderr:write(why, "\n")
vim.cmd("cquit")
